using System.Collections.Immutable;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A paper's table with our numbers in it.</summary>
public abstract class PaperTableReport
{
    private readonly PaperTable _table;
    private readonly ImmutableArray<string> _marks;

    /// <summary>A report of what ran.</summary>
    /// <param name="table">What it reports on.</param>
    /// <param name="results">Results of all its experiments, by name.</param>
    private protected PaperTableReport(PaperTable table, IReadOnlyDictionary<string, ExperimentResult> results)
    {
        _table = table;
        _marks = [.. table.LeftOut, .. table.Experiments.SelectMany(experiment => results[experiment.Name].Definition.Shortened).Distinct()];
        Form = _marks.IsEmpty ? TableForm.Full
            : table.Experiments.All(experiment => IsSameSize(results[experiment.Name].Definition, table.Study.Form(full: false).Apply(experiment))) ? TableForm.Reduced
            : TableForm.Shortened;
    }

    /// <summary>The table's name.</summary>
    public string Name => _table.Name;

    /// <summary>How much of the declared experiments ran.</summary>
    public TableForm Form { get; }

    /// <summary>Pictures that belong to it, each with its file's name without ending.</summary>
    public virtual IEnumerable<(string Name, string Svg)> Pictures => [];

    /// <summary>The cells as text.</summary>
    public abstract TableData Data();

    /// <summary>Title, source, protocol, table and what follows from it, as Markdown.</summary>
    public string Markdown() => $"## {_table.Title}\n\n{Paragraph(_table.Source)}{Paragraph(_table.Protocol)}{MarkdownTable.Write(Data())}\n{Notes()}{Mark()}";

    /// <summary>What stands below the table, each line ended by a line feed.</summary>
    private protected abstract string Notes();

    // Another table may have asked for controls that this one does not show.
    private static bool IsSameSize(ExperimentDefinition ran, ExperimentDefinition reduced) =>
        ran.Training.Steps == reduced.Training.Steps && ran.Schedule.Length == reduced.Schedule.Length && ran.Replicates == reduced.Replicates
        && reduced.Branches.All(ran.Branches.Contains);

    private static string Paragraph(string text) => text.Length == 0 ? "" : text + "\n\n";

    private string Mark() => Form switch
    {
        TableForm.Full => "",
        TableForm.Reduced => $"REDUCED: {string.Join(", ", _marks)}; --full runs the declared protocol.\n",
        TableForm.Shortened => $"SHORTENED: {string.Join(", ", _marks)}; not the declared experiment.\n",
        _ => throw new InvalidOperationException($"There is no form {Form}."),
    };
}
