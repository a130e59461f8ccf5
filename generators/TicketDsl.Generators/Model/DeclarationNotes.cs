using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.Generators.Model;

/// <summary>What a parser notes while it reads: where fields stand and what is wrong with how they are written.</summary>
internal sealed class DeclarationNotes
{
    private readonly List<SourceMap.Entry> _places = [];
    private readonly List<DiagnosticSpec> _diagnostics = [];

    /// <summary>Whether what is not declared is the base's, so that nothing is missing yet.</summary>
    public bool IsVariant { get; set; }

    /// <summary>What was found wrong so far.</summary>
    public EquatableArray<DiagnosticSpec> Diagnostics => _diagnostics.ToEquatableArray();

    /// <summary>Where the fields stand that were read so far.</summary>
    public SourceMap Places => new(_places.ToEquatableArray());

    /// <summary>Notes where a field stands.</summary>
    public void Place(DeclarationField field, LocationSpec location, int index = -1) => _places.Add(new SourceMap.Entry(field, index, location));

    /// <summary>Notes that a rule is broken. Past a hundred, the file is not an experiment, and more would help no one.</summary>
    public void Report(string ruleId, LocationSpec location, params string[] arguments)
    {
        if (_diagnostics.Count < 100) _diagnostics.Add(new DiagnosticSpec(ruleId, location, arguments.ToEquatableArray()));
    }

    /// <summary>The N:M pattern that <paramref name="text"/> names, or null, and then it is reported.</summary>
    public WeightPattern? Pattern(string? text, LocationSpec location)
    {
        if (WeightPattern.TryParse(text, out var pattern)) return pattern;
        Report(RuleIds.InvalidPattern, location, Naming.PlainText.OneLine(text ?? "null"));
        return null;
    }

    /// <summary>The step that <paramref name="text"/> names, or null, and then it is reported.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="location">Where.</param>
    /// <param name="what">What the step is for, as the front end calls it.</param>
    public Step? Step(string? text, LocationSpec location, string what)
    {
        if (TicketDsl.Step.TryParse(text, out var step)) return step;
        Report(RuleIds.InvalidStep, location, text ?? "null", what);
        return null;
    }
}
