using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.Generators.Model;

/// <summary>A diagnostic before it is reported.</summary>
/// <param name="RuleId">Which rule was broken, one of <see cref="RuleIds"/>.</param>
/// <param name="Location">Where.</param>
/// <param name="Arguments">What fills the rule's message.</param>
internal sealed record DiagnosticSpec(string RuleId, LocationSpec Location, EquatableArray<string> Arguments)
{
    /// <summary>Whether the experiment can not run as declared.</summary>
    public bool IsError => RuleCatalogue.Of(RuleId).DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The diagnostic as the compiler takes it.</summary>
    public Diagnostic ToDiagnostic(Compilation? compilation) =>
        Diagnostic.Create(RuleCatalogue.Of(RuleId), Location.ToLocation(compilation), Arguments.Cast<object>().ToArray());
}
