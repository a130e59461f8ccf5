using System.Globalization;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Validation;

/// <summary>Collects what is wrong with one declaration, at the places of its fields and in the words of its front end.</summary>
/// <param name="places">Where the fields stand; null where only whether something is found matters.</param>
/// <param name="front">The front end.</param>
internal sealed class Findings(SourceMap? places, DeclarationFront front)
{
    private readonly List<DiagnosticSpec> _found = [];
    private readonly List<(DeclarationField Field, int Index)> _fields = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<DiagnosticSpec> Found => _found;

    /// <summary>Reports a rule broken by a field.</summary>
    public void Report(string ruleId, DeclarationField field, params string[] arguments) => Report(ruleId, field, -1, arguments);

    /// <summary>Reports a rule broken by one of several fields.</summary>
    public void Report(string ruleId, DeclarationField field, int index, params string[] arguments) =>
        ReportWithReplacement(ruleId, field, index, null, arguments);

    /// <summary>Reports a rule broken by one of several fields, and what to write instead, where that is obvious.</summary>
    public void ReportWithReplacement(string ruleId, DeclarationField field, int index, string? replacement, params string[] arguments)
    {
        _found.Add(new DiagnosticSpec(ruleId, places?.Of(field, index) ?? LocationSpec.None, arguments.ToEquatableArray(), replacement));
        _fields.Add((field, index));
    }

    /// <summary>What is to be told where <paramref name="original"/> tells the rest: what the variant itself wrote, and what only comes of both together.</summary>
    /// <param name="original">The base; null for all that was found.</param>
    /// <param name="own">What the variant wrote.</param>
    public IEnumerable<DiagnosticSpec> Told(BaseExperiment? original, SourceMap own) => _found.Where((diagnostic, i) =>
    {
        if (original is null) return true;
        var isBrokenThere = original.BrokenRules.Contains(diagnostic.RuleId);
        return IsWrittenIn(own, i) && !(isBrokenThere && IsWhole(_fields[i].Field)) || (original.IsSound && !isBrokenThere);
    });

    private bool IsWrittenIn(SourceMap own, int found) =>
        own.Entries.Any(entry => entry.Field == _fields[found].Field && entry.Index == _fields[found].Index);

    /// <summary>Whether a field stands for all that is within it, of which the variant may have written another piece.</summary>
    private static bool IsWhole(DeclarationField field) => field is DeclarationField.Experiment or DeclarationField.Training or DeclarationField.Optimizer
        or DeclarationField.Initialization or DeclarationField.Decay or DeclarationField.Augmentation or DeclarationField.Pruning;

    /// <summary>The text of the front end in which the experiment is declared.</summary>
    public string Say(string csharp, string yaml) => front == DeclarationFront.CSharp ? csharp : yaml;

    /// <summary>A word of the vocabulary as the front end writes it.</summary>
    public string Say<T>(T word)
        where T : struct, Enum => Say(word.ToString(), Word.Of(word));

    /// <summary>A number as it is read back.</summary>
    public static string Say(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A number without separators.</summary>
    public static string Say(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that no whole type may hold.</summary>
    public static string Say(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Say(long number, string one) => $"{Say(number)} {one}{(number == 1 ? "" : "s")}";
}
