using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting;

/// <summary>An experiment's levels as a table: ticket and controls, means over replicates with 95 % intervals.</summary>
public static class LevelTable
{
    private static readonly TableColumn[] Columns =
    [
        new("level", ColumnAlignment.Right), new("weights remaining %", ColumnAlignment.Right), new("requested %", ColumnAlignment.Right), new("trained"),
        new("runs", ColumnAlignment.Right), new("early-stop iteration", ColumnAlignment.Right), new("test accuracy % there", ColumnAlignment.Right),
        new("at the end", ColumnAlignment.Right), new("train accuracy %", ColumnAlignment.Right), new("diverged", ColumnAlignment.Right),
    ];

    private static readonly TableColumn[] OfDivergence = [new("not run", ColumnAlignment.Right), new("where diverged")];

    /// <summary>
    /// A row a level for the ticket and one for each control. Where trainings diverged, columns say where, and how many were not run
    /// for it: a level has nothing to be pruned by after one that diverged.
    /// </summary>
    public static TableData Of(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var hasDiverged = result.Replicates.SelectMany(replicate => replicate.Levels)
            .Any(level => level.Outcome.Diverged || level.Branches.Any(branch => branch.Outcome.Diverged));
        var rows = Enumerable.Range(0, result.Definition.Schedule.Length).SelectMany(level =>
        {
            var levels = result.AtLevel(level).ToArray();
            var density = levels.Length == 0 ? "–" : Percent(levels.Average(one => one.Density));
            var requested = Percent((double)result.Definition.Schedule[level].TotalWeights / result.Definition.Weights);
            return levels.SelectMany(one => one.Branches).GroupBy(branch => (branch.Control, branch.StandardDeviations))
                .Select(control => Row(Name(control.Key.Control, control.Key.StandardDeviations), [.. control.Select(branch => branch.Outcome)], result.Replicates.Length * control.Count() / levels.Length))
                .Prepend(Row(level == 0 ? "dense" : "ticket", [.. levels.Select(one => one.Outcome)], result.Replicates.Length));

            IReadOnlyList<string> Row(string trained, TrainingOutcome[] outcomes, int declared) =>
                [Number(level), density, requested, trained, .. Cells(outcomes), .. hasDiverged ? Divergences(outcomes, declared) : []];
        });
        return new TableData(hasDiverged ? [.. Columns, .. OfDivergence] : Columns, rows);
    }

    /// <summary>A control as it is written in YAML, noise with its size in standard deviations: <c>noise 0.5</c>.</summary>
    public static string Name(Control control, double standardDeviations = 0) => control switch
    {
        Control.Reinitialize => "reinitialize",
        Control.Rearrange => "rearrange",
        Control.Rewind => "rewind",
        Control.Noise => string.Create(CultureInfo.InvariantCulture, $"noise {standardDeviations}"),
        Control.Reorder => "reorder",
        _ => throw new ArgumentOutOfRangeException(nameof(control)),
    };

    /// <summary>A share as per cent with one digit, or two below 10.</summary>
    public static string Percent(double share) => (100 * share).ToString(share < 0.1 ? "F2" : "F1", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Cells(TrainingOutcome[] outcomes) =>
    [
        Number(outcomes.Length),
        Mean(outcomes, outcome => outcome.EarlyStopIteration, 0, 1), Mean(outcomes, outcome => outcome.TestAccuracyAtEarlyStop, 2, 100),
        Mean(outcomes, outcome => outcome.TestAccuracy, 2, 100), Mean(outcomes, outcome => outcome.TrainingAccuracy, 2, 100),
        Number(outcomes.Count(outcome => outcome.Diverged)),
    ];

    private static IEnumerable<string> Divergences(TrainingOutcome[] outcomes, int declared) =>
        [Number(declared - outcomes.Length), string.Join("; ", outcomes.Select(outcome => outcome.Divergence?.Place).OfType<string>().Distinct())];

    private static string Mean(TrainingOutcome[] outcomes, Func<TrainingOutcome, double> value, int decimals, double factor) =>
        outcomes.Length == 0 ? "–" : MeanInterval.Of(outcomes.Select(value)).Format(decimals, factor);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
