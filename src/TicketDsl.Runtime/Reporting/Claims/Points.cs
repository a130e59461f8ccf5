using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>A point of a curve, or several of them averaged: a value a replicate.</summary>
/// <param name="Series">The curve.</param>
/// <param name="Levels">At these levels, one or more.</param>
public sealed record Points(Series Series, params ImmutableArray<int> Levels)
{
    /// <summary>The points of a curve from one level to another, both included, averaged.</summary>
    public static Points Between(Series series, int first, int last) => new(series, [.. Enumerable.Range(first, last - first + 1)]);

    /// <summary>What an experiment lacks for it, in words, or null.</summary>
    public string? Lack(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.Replicates < 2) return Text($"an interval needs 2 replicates or more, and {experiment.Name} has {experiment.Replicates}");
        var missing = Levels.Where(level => !Series.IsAt(experiment, level)).ToArray();
        return missing.Length == 0 ? null
            : Text($"level {missing[^1]} of '{Series.Name}' is needed, and {experiment.Name} has it not: it has levels 0 to {experiment.Schedule.Length - 1} and {Controls(experiment)}");
    }

    /// <summary>A value for each replicate in which all its levels ran: the mean over them.</summary>
    public ImmutableSortedDictionary<int, double> Values(IReadOnlyDictionary<string, ExperimentResult> results, OutcomeColumn column)
    {
        ArgumentNullException.ThrowIfNull(results);
        var result = results[Series.Experiment.Name];
        return Levels.SelectMany(level => Series.At(result, level))
            .GroupBy(replicate => replicate.Replicate, replicate => replicate.Mean(column))
            .Where(replicate => replicate.Count() == Levels.Length)
            .ToImmutableSortedDictionary(replicate => replicate.Key, replicate => replicate.Sum() / Levels.Length);
    }

    /// <summary>This less <paramref name="other"/>, a difference for each replicate that has both.</summary>
    /// <returns>The mean difference with its interval, or null where fewer than two replicates have both.</returns>
    public MeanInterval? LessPaired(Points other, IReadOnlyDictionary<string, ExperimentResult> results, OutcomeColumn column)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, others) = (Values(results, column), other.Values(results, column));
        double[] differences = [.. mine.Where(value => others.ContainsKey(value.Key)).Select(value => value.Value - others[value.Key])];
        return differences.Length < 2 ? null : MeanInterval.Of(differences);
    }

    private static string Controls(ExperimentDefinition experiment) =>
        experiment.Branches.IsEmpty ? "no controls" : $"the controls {string.Join(", ", experiment.Branches.Select(branch => LevelTable.Name(branch.Control, branch.StandardDeviations)))}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
