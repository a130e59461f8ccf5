namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>One replicate of several experiments that began it with the same weights and batches: what a comparison looks at.</summary>
/// <param name="results">Results of all compared experiments, by name, whose trainings were kept.</param>
/// <param name="index">Which replicate.</param>
public sealed class ComparedReplicate(IReadOnlyDictionary<string, ExperimentResult> results, int index)
{
    /// <summary>Which replicate.</summary>
    public int Index { get; } = index;

    /// <summary>The other replicates.</summary>
    public IEnumerable<ComparedReplicate> Others => Enumerable.Range(0, Count(results)).Where(other => other != Index).Select(other => new ComparedReplicate(results, other));

    /// <summary>All replicates that the experiments have.</summary>
    public static IEnumerable<ComparedReplicate> All(IReadOnlyDictionary<string, ExperimentResult> results) =>
        Enumerable.Range(0, Count(results)).Select(replicate => new ComparedReplicate(results, replicate));

    /// <summary>A level of an experiment in this replicate; null where it did not run.</summary>
    public LevelResult? At(ExperimentDefinition experiment, int level)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var levels = results[experiment.Name].Replicates[Index].Levels;
        return level >= 0 && level < levels.Length ? levels[level] : null;
    }

    /// <summary>The last level that an experiment was to run.</summary>
    public int LastLevel(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return results[experiment.Name].Definition.Schedule.Length - 1;
    }

    private static int Count(IReadOnlyDictionary<string, ExperimentResult> results) => results.Values.Min(result => result.Replicates.Length);
}
