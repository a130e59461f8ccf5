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

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<DiagnosticSpec> Found => _found;

    /// <summary>Reports a rule broken by a field.</summary>
    public void Report(string ruleId, DeclarationField field, params string[] arguments) => Report(ruleId, field, -1, arguments);

    /// <summary>Reports a rule broken by one of several fields.</summary>
    public void Report(string ruleId, DeclarationField field, int index, params string[] arguments) =>
        ReportWithReplacement(ruleId, field, index, null, arguments);

    /// <summary>Reports a rule broken by one of several fields, and what to write instead, where that is obvious.</summary>
    public void ReportWithReplacement(string ruleId, DeclarationField field, int index, string? replacement, params string[] arguments) =>
        _found.Add(new DiagnosticSpec(ruleId, places?.Of(field, index) ?? LocationSpec.None, arguments.ToEquatableArray(), replacement));

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
