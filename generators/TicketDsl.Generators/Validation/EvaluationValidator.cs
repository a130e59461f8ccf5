using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>
/// Tells of evaluations without examples to validate on. They still hear of a training that diverges, but find no early-stop iteration,
/// which is what they are declared for.
/// </summary>
internal static class EvaluationValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec is not { Training: { EvaluateEvery: { } every, Validation: 0 }, Dataset: { } dataset }) return;
        var example = Findings.Say(Math.Max(1, DatasetFacts.Of(dataset).TrainingExamples / 12));
        findings.Report(
            RuleIds.EvaluationWithoutValidation, DeclarationField.EvaluateEvery, every.ToString(),
            findings.Say($"Validation = {example}", $"validation: {example}"), findings.Say("EvaluateEvery", "evaluate-every"));
    }
}
