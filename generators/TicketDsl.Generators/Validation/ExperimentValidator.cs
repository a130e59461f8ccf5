using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Scheduling;

namespace TicketDsl.Generators.Validation;

/// <summary>
/// Checks a declaration of either front end against every rule that is not about how it is written.
/// A rule that needs another one's field looks only where that field holds, so that one mistake gives one error.
/// </summary>
internal static class ExperimentValidator
{
    /// <summary>What is wrong, parser's findings first, and the experiment that the emitters write; null where nothing can be written.</summary>
    public static ValidatedDeclaration Validate(Declaration declaration)
    {
        if (declaration.Spec is not { } spec) return new ValidatedDeclaration(null, null, declaration.Diagnostics);

        var findings = new Findings(declaration.Places, spec.Front);
        if (!declaration.IsBroken)
        {
            Check(spec, findings);
            MissingSettingValidator.Check(declaration, spec, findings);
        }

        var written = declaration.Diagnostics.Concat(declaration.Blocks.SelectMany(static block => BlockValidator.Validate(block))).ToArray();
        var diagnostics = written.Concat(findings.Found).ToEquatableArray();
        var network = NetworkShapes.Of(spec);
        var levels = ScheduleCounter.Count(spec.Pruning, network.Layers);

        // A block with errors, which are reported where it stands, makes no network.
        var isStub = declaration.IsBroken || declaration.Base is { IsSound: false } || diagnostics.Any(static diagnostic => diagnostic.IsError) || !BlockValidator.AreSound(spec);
        if (!isStub)
        {
            EvaluationValidator.Check(spec, findings);

            // The schedule is counted only from numbers that hold.
            ScheduleValidator.Check(spec, network.Layers, levels, findings);
            ReachedDensityValidator.Check(spec, network.Layers, levels, findings);

            // Only of an experiment with which nothing is wrong is there something to tell.
            if (findings.Found.Count == 0) OutputFractionValidator.Check(spec, findings);
            diagnostics = written.Concat(findings.Found).ToEquatableArray();
            isStub = diagnostics.Any(static diagnostic => diagnostic.IsError);
        }

        // A record keeps a property that has a generated member's name: the member can not stand beside it.
        var canBeWritten = declaration.CanHaveStub && Identifier.IsIdentifier(spec.Name)
            && (spec.Front == DeclarationFront.Yaml || !spec.Layers.Any(static layer => ReservedName.IsBesideLayers(layer.Name)));
        return new ValidatedDeclaration(
            canBeWritten ? new CheckedExperiment(spec, network, levels, isStub) : null,
            declaration.Places.Of(DeclarationField.Experiment),
            written.Concat(findings.Told(declaration.Base, declaration.Swept ?? declaration.Places)).ToEquatableArray());
    }

    private static void Check(ExperimentSpec spec, Findings findings)
    {
        if (!Identifier.IsValid(spec.Name) || spec.Name == ReservedName.Registry)
        {
            var suggestion = spec.Name == ReservedName.Registry ? "MyExperiment" : Identifier.Suggest(spec.Name, "Experiment");
            findings.Report(RuleIds.InvalidExperimentName, DeclarationField.Experiment, spec.Name, suggestion);
        }

        if (!TrainingLimits.IsReplicates(spec.Replicates))
            findings.Report(RuleIds.TooFewReplicates, DeclarationField.Replicates, Findings.Say(spec.Replicates), spec.Name);

        NetworkValidator.Check(spec, findings);
        InitializationValidator.Check(spec.Initialization, findings);
        TrainingValidator.Check(spec, findings);
        OptimizerValidator.Check(spec, findings);
        LearningRateValidator.Check(spec, findings);
        AugmentationValidator.Check(spec, findings);
        PruningValidator.Check(spec, findings);
        BranchValidator.Check(spec, findings);
    }
}
