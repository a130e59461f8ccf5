using System.Globalization;

namespace TicketDsl.Runtime.Reporting;

/// <summary>Every training of an experiment in a row of its own, numbers in full, to be looked at with other programs.</summary>
public static class RunTable
{
    /// <summary>The rows: replicate after replicate, level after level, the ticket before its controls.</summary>
    public static TableData Of(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string[] measures = [.. Trainings(result).SelectMany(training => training.Outcome.Measures.Keys).Distinct().Order(StringComparer.Ordinal)];
        return new TableData(
            [
                new("replicate"), new("level"), new("weights remaining"), new("trained"), new("run"), new("early-stop iteration"), new("test accuracy at early stop"),
                new("test accuracy"), new("training loss"), new("training accuracy"), new("diverged"), .. measures.Select(measure => new TableColumn(measure)),
            ],
            Trainings(result).Select(training => (IReadOnlyList<string>)
            [
                Number(training.Replicate), Number(training.Level), Number(training.Masks.Count), training.Name, Number(training.Run), Number(training.Outcome.EarlyStopIteration),
                Number(training.Outcome.TestAccuracyAtEarlyStop), Number(training.Outcome.TestAccuracy), Number(training.Outcome.TrainingLoss), Number(training.Outcome.TrainingAccuracy),
                training.Outcome.Divergence?.Place ?? "", .. measures.Select(measure => training.Outcome.Measures.TryGetValue(measure, out var value) ? Number(value) : ""),
            ]));
    }

    private static IEnumerable<Training> Trainings(ExperimentResult result) => result.Replicates.SelectMany(replicate => replicate.Levels.SelectMany(level =>
        level.Branches.Select(branch => new Training(replicate.Index, level.Level, LevelTable.Name(branch.Control, branch.StandardDeviations), branch.Replicate, branch.Masks, branch.Outcome))
            .Prepend(new Training(replicate.Index, level.Level, level.Level == 0 ? "dense" : "ticket", 0, level.Masks, level.Outcome))));

    // The shortest text that reads back as the same number.
    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Training(int Replicate, int Level, string Name, int Run, MaskSet Masks, TrainingOutcome Outcome);
}
