using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.Generators.Model;

/// <summary>A diagnostic before it is reported.</summary>
/// <param name="RuleId">Which rule was broken, one of <see cref="RuleIds"/>.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What fills the rule's message.</param>
/// <param name="Replacement">What to write in that place instead, where one thing is obvious; a code fix writes it.</param>
internal sealed record DiagnosticSpec(string RuleId, LocationSpec Location, EquatableArray<string> Arguments, string? Replacement = null)
{
    /// <summary>Whether the experiment can not run as declared.</summary>
    public bool IsError => RuleCatalogue.Of(RuleId).DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The diagnostic as the compiler takes it.</summary>
    public Diagnostic ToDiagnostic(Compilation? compilation) =>
        Diagnostic.Create(RuleCatalogue.Of(RuleId), Location.ToLocation(compilation), Properties, Arguments.Cast<object>().ToArray());

    private ImmutableDictionary<string, string?> Properties => Replacement is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperty.Replacement, Replacement);
}
