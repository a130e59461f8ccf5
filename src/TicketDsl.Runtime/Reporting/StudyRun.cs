using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Reporting;

/// <summary>The tables of one study that are asked for, filled as the results of its experiments come in.</summary>
public sealed class StudyRun
{
    private readonly ImmutableArray<PaperTable> _tables;
    private readonly Dictionary<string, ExperimentResult> _results = [];

    /// <summary>Tables of one study, whose experiments run once for all of them.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="form">What to shorten.</param>
    public StudyRun(ImmutableArray<PaperTable> tables, Shortening form)
    {
        ArgumentNullException.ThrowIfNull(form);
        _tables = tables;
        Experiments =
        [
            .. tables.SelectMany(table => table.Experiments).GroupBy(experiment => experiment.Name, (_, wanted) =>
                form.Apply(wanted.First() with { Branches = [.. wanted.SelectMany(experiment => experiment.Branches).Distinct()] })),
        ];
        Measures = [.. tables.SelectMany(table => table.Measures).DistinctBy(measure => measure.Name)];
    }

    /// <summary>What has to run.</summary>
    public ImmutableArray<ExperimentDefinition> Experiments { get; }

    /// <summary>What to measure of every training.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Whether what trainings ended with is to be kept.</summary>
    public bool KeepsTrainings => _tables.Any(table => table.KeepsTrainings);

    /// <summary>The results so far.</summary>
    public IEnumerable<ExperimentResult> Results => _results.Values;

    /// <summary>All tables, once all results are there.</summary>
    public IEnumerable<PaperTableReport> Reports => _tables.Select(table => table.Fill(_results));

    /// <summary>Takes a result, if it is of this study's experiments.</summary>
    /// <returns>The tables that it was the last result for.</returns>
    public IEnumerable<PaperTableReport> Add(ExperimentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!Experiments.Contains(result.Definition)) return [];
        var name = result.Definition.Name;
        _results.Add(name, result);
        return _tables.Where(table => table.Experiments.Any(experiment => experiment.Name == name) && table.Experiments.All(experiment => _results.ContainsKey(experiment.Name)))
            .Select(table => table.Fill(_results));
    }
}
