using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks lengths and sizes of training against each other and against the data set.</summary>
internal static class TrainingValidator
{
    public static void Check(ExperimentSpec spec, Findings findings)
    {
        if (spec.Training is not { } training)
        {
            findings.Report(RuleIds.MissingTraining, DeclarationField.Experiment, spec.Name, findings.Say(
                "[Training(\"5000it\")]", "'training: { steps: 5000it }'"));
            return;
        }

        var iterationsPerEpoch = spec.Dataset is { } dataset ? CheckSizes(training, DatasetFacts.Of(dataset), findings) : null;
        if (training.Steps is not { } steps) return;
        if (!TrainingLimits.IsLength(steps.InIterations(iterationsPerEpoch ?? 1)))
        {
            findings.Report(RuleIds.StepsOutOfRange, DeclarationField.Steps, steps.ToString());
            return;
        }

        if (training.EvaluateEvery is { } every && !TrainingLimits.IsEvaluation(every, steps, iterationsPerEpoch))
        {
            var suggestion = steps.InEpochs ? Step.Epochs(1) : Step.Iterations(Math.Min(steps.Count, 100));
            findings.Report(RuleIds.EvaluateEveryOutOfRange, DeclarationField.EvaluateEvery, every.ToString(), steps.ToString(), suggestion.ToString());
        }
    }

    /// <summary>Whole batches an epoch, or null where the sizes do not fit the data set.</summary>
    private static int? CheckSizes(TrainingSpec training, DatasetFacts facts, Findings findings)
    {
        var most = facts.TrainingExamples - 1;
        if (training.Validation < 0 || training.Validation > most)
        {
            findings.Report(
                RuleIds.ValidationOutOfRange, DeclarationField.Validation,
                Findings.Say(training.Validation), Findings.Say(most), Findings.Say(facts.TrainingExamples / 12));
            return null;
        }

        var examples = facts.TrainingExamples - training.Validation;
        if (training.BatchSize < 0 || training.BatchSize > examples)
        {
            findings.Report(
                RuleIds.BatchOutOfRange, DeclarationField.BatchSize,
                Findings.Say(training.BatchSize), Findings.Say(examples), Findings.Say(Math.Min(60, examples)));
        }

        return training.IterationsPerEpoch(facts);
    }
}
