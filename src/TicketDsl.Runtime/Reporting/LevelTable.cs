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

    /// <summary>A row a level for the ticket and one for each control.</summary>
    public static TableData Of(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rows = Enumerable.Range(0, result.Definition.Schedule.Length).SelectMany(level =>
        {
            var levels = result.Replicates.Select(replicate => replicate.Levels[level]).ToArray();
            var density = Percent(levels.Average(one => one.Density));
            var requested = Percent(levels[0].RequestedDensity);
            return levels.SelectMany(one => one.Branches).GroupBy(branch => branch.Control)
                .Select(control => Row(level, density, requested, Name(control.Key), [.. control.Select(branch => branch.Outcome)]))
                .Prepend(Row(level, density, requested, level == 0 ? "dense" : "ticket", [.. levels.Select(one => one.Outcome)]));
        });
        return new TableData(Columns, rows);
    }

    /// <summary>A control as it is written in YAML.</summary>
    public static string Name(Control control) => control switch
    {
        Control.Reinitialize => "reinitialize",
        Control.Rearrange => "rearrange",
        _ => throw new ArgumentOutOfRangeException(nameof(control)),
    };

    /// <summary>A share as per cent with one digit, or two below 10.</summary>
    public static string Percent(double share) => (100 * share).ToString(share < 0.1 ? "F2" : "F1", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(int level, string density, string requested, string trained, TrainingOutcome[] outcomes) =>
    [
        level.ToString(CultureInfo.InvariantCulture), density, requested, trained, outcomes.Length.ToString(CultureInfo.InvariantCulture),
        MeanInterval.Of(outcomes.Select(outcome => (double)outcome.EarlyStopIteration)).Format(0),
        MeanInterval.Of(outcomes.Select(outcome => outcome.TestAccuracyAtEarlyStop)).Format(2, 100),
        MeanInterval.Of(outcomes.Select(outcome => outcome.TestAccuracy)).Format(2, 100),
        MeanInterval.Of(outcomes.Select(outcome => outcome.TrainingAccuracy)).Format(2, 100),
        outcomes.Count(outcome => outcome.Diverged).ToString(CultureInfo.InvariantCulture),
    ];
}
