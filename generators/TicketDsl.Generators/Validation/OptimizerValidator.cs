using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks the optimizer's numbers.</summary>
internal static class OptimizerValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec.Optimizer is not { } optimizer)
        {
            findings.Report(RuleIds.MissingOptimizer, DeclarationField.Experiment, spec.Name, findings.Say(
                "[Adam(0.001)] or [Sgd(0.1)]", "'optimizer: { adam: 0.001 }' or 'optimizer: { sgd: 0.1 }'"));
            return;
        }

        if (optimizer.LearningRate is { } rate && !IsPositive(rate))
            findings.Report(RuleIds.LearningRateOutOfRange, DeclarationField.LearningRate, Findings.Say(rate));

        if (optimizer.WeightDecay is not (>= 0 and < double.PositiveInfinity))
            findings.Report(RuleIds.WeightDecayOutOfRange, DeclarationField.WeightDecay, Findings.Say(optimizer.WeightDecay));

        switch (optimizer)
        {
            case AdamSpec adam:
                CheckDecay("Beta1", adam.Beta1, AdamSpec.Default.Beta1, DeclarationField.Beta1, findings);
                CheckDecay("Beta2", adam.Beta2, AdamSpec.Default.Beta2, DeclarationField.Beta2, findings);
                if (!IsPositive(adam.Epsilon))
                    findings.Report(RuleIds.EpsilonOutOfRange, DeclarationField.Epsilon, Findings.Say(adam.Epsilon));
                break;

            case SgdSpec sgd:
                CheckDecay("Momentum", sgd.Momentum, 0.9, DeclarationField.Momentum, findings);
                if (sgd is { Nesterov: true, Momentum: 0 })
                    findings.Report(RuleIds.NesterovWithoutMomentum, DeclarationField.Nesterov, findings.Say("Momentum = 0.9", "momentum: 0.9"));
                break;
        }
    }

    private static void CheckDecay(string name, double value, double suggestion, DeclarationField field, Findings findings)
    {
        if (value is not (>= 0 and < 1))
            findings.Report(RuleIds.DecayOutOfRange, field, name, Findings.Say(value), Findings.Say(suggestion));
    }

    private static bool IsPositive(double value) => value is > 0 and < double.PositiveInfinity;
}
