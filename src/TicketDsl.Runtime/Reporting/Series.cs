using System.Collections.Immutable;

namespace TicketDsl.Runtime.Reporting;

/// <summary>One curve of a figure: an experiment's tickets, or one of its controls, level by level.</summary>
/// <param name="Name">What it is called in rows and claims, such as <c>ticket</c>.</param>
/// <param name="Experiment">Whose.</param>
/// <param name="Control">Which control; null for the tickets themselves and, at level 0, the dense network.</param>
public sealed record Series(string Name, ExperimentDefinition Experiment, Control? Control = null)
{
    /// <summary>For <see cref="TicketDsl.Control.Noise"/>: standard deviations of the noise, where several sizes of it are declared; null for all of them.</summary>
    public double? StandardDeviations { get; init; }

    /// <summary>Whether only the full protocol has it: the reduced form leaves it out of its tables and does not run it for them.</summary>
    public bool OnlyFull { get; init; }

    /// <summary>Whether runs of a control are its runs.</summary>
    /// <param name="control">The control.</param>
    /// <param name="standardDeviations">Those of its noise; 0 for others.</param>
    public bool IsOf(Control control, double standardDeviations) => Control == control && (StandardDeviations is not { } size || size.Equals(standardDeviations));

    /// <summary>Whether it is declared at that level.</summary>
    public bool IsAt(ExperimentDefinition experiment, int level) => RunsAt(experiment, level) > 0;

    /// <summary>How many runs of a replicate are declared at that level: one for a ticket, several for a control, or none.</summary>
    public int RunsAt(ExperimentDefinition experiment, int level)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (level >= experiment.Schedule.Length) return 0;
        return Control is null ? 1 : experiment.Branches.Where(branch => IsOf(branch.Control, branch.StandardDeviations)).Sum(branch => branch.RunsAt(level));
    }

    /// <summary>The replicates of a level that ran, by index, each with its runs: one for a ticket, several for a control.</summary>
    public ImmutableArray<SeriesReplicate> At(ExperimentResult result, int level)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Replicates.Where(replicate => level < replicate.Levels.Length)
                .Select(replicate => new SeriesReplicate(replicate.Index, Runs(replicate.Levels[level])))
                .Where(replicate => !replicate.Runs.IsEmpty),
        ];
    }

    private ImmutableArray<TrainingOutcome> Runs(LevelResult level) => Control is null
        ? [level.Outcome]
        : [.. level.Branches.Where(branch => IsOf(branch.Control, branch.StandardDeviations)).Select(branch => branch.Outcome)];
}

/// <summary>What a replicate adds to a point of a curve.</summary>
/// <param name="Replicate">Its index.</param>
/// <param name="Runs">Its trainings, one or more.</param>
public sealed record SeriesReplicate(int Replicate, ImmutableArray<TrainingOutcome> Runs)
{
    /// <summary>The mean over its runs, which share a mask or its counts and are no samples of their own.</summary>
    public double Mean(OutcomeColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Runs.Sum(column.Value) / Runs.Length;
    }
}
