using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks the standard deviation or the limit of initial weights.</summary>
internal static class InitializationValidator
{
    public static void Check(InitializationSpec initialization, Findings findings)
    {
        CheckDeviation(initialization, findings);
        CheckLimit(initialization, findings);
    }

    private static void CheckDeviation(InitializationSpec initialization, Findings findings)
    {
        if (initialization.StandardDeviation is not { } deviation) return;
        if (initialization.Initializer != Initializer.TruncatedNormal)
        {
            findings.Report(
                RuleIds.StandardDeviationOutOfRange, DeclarationField.StandardDeviation, Findings.Say(deviation),
                $"has no effect, since '{findings.Say(initialization.Initializer)}' has its own", "remove it");
        }
        else if (deviation is not (> 0 and < double.PositiveInfinity))
        {
            findings.Report(
                RuleIds.StandardDeviationOutOfRange, DeclarationField.StandardDeviation, Findings.Say(deviation),
                "must be finite and above 0", "write for example 0.1");
        }
    }

    private static void CheckLimit(InitializationSpec initialization, Findings findings)
    {
        if (initialization.Initializer != Initializer.Uniform)
        {
            if (initialization.Limit is { } useless)
            {
                findings.Report(
                    RuleIds.LimitOutOfRange, DeclarationField.Limit, Findings.Say(useless),
                    $"has no effect, since '{findings.Say(initialization.Initializer)}' has its own", "remove it");
            }
        }
        else if (initialization.Limit is not { } limit)
        {
            findings.Report(RuleIds.LimitOutOfRange, DeclarationField.Initialization, "of 'uniform'", "is missing", findings.Say(
                "write for example [Initialization(Initializer.Uniform, Limit = 0.05)]", "write for example 'initialization: { uniform: 0.05 }'"));
        }
        else if (limit is not (> 0 and < double.PositiveInfinity))
        {
            findings.Report(
                RuleIds.LimitOutOfRange, DeclarationField.Limit, Findings.Say(limit), "must be finite and above 0", "write for example 0.05");
        }
    }
}
