using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks the standard deviation of initial weights.</summary>
internal static class InitializationValidator
{
    public static void Check(InitializationSpec initialization, Findings findings)
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
}
