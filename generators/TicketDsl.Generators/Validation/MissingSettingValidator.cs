using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>
/// Checks that what only a variant can leave out is there. In a YAML file that is no variant the parser misses the key.
/// </summary>
internal static class MissingSettingValidator
{
    public static void Check(Declaration declaration, ExperimentSpec spec, Findings findings)
    {
        var isVariant = spec.Extends is not null;
        if ((spec.Front == DeclarationFront.Yaml && !isVariant) || declaration.Base is { IsSound: false }) return;
        var reason = isVariant ? "its base has none of that kind" : "it extends no experiment that has it";
        if (spec.Dataset is null && !declaration.Places.Has(DeclarationField.Dataset))
            Report("The data set", DeclarationField.Experiment, "[Experiment(Dataset.Mnist)]", "'dataset: mnist'");
        if (spec.Training is { Steps: null } && !declaration.Places.Has(DeclarationField.Steps))
            Report("The training's length", DeclarationField.Training, "[Training(\"5000it\")]", "'steps: 5000it'");
        if (spec.Optimizer is AdamSpec or SgdSpec && spec.Optimizer.LearningRate is null && !declaration.Places.Has(DeclarationField.LearningRate))
            Report("The learning rate", DeclarationField.Optimizer, spec.Optimizer is AdamSpec ? "[Adam(0.001)]" : "[Sgd(0.1)]", "'learning-rate: 0.1'");

        void Report(string what, DeclarationField field, string csharp, string yaml) =>
            findings.Report(RuleIds.MissingSetting, field, what, spec.Name, reason, findings.Say(csharp, yaml));
    }
}
