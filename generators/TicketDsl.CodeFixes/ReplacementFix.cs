using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.CodeFixes;

/// <summary>
/// Writes what the generator proposes: the units that the data set needs, a percentage as a fraction, the setting that was meant.
/// Only what is written out is replaced; a named constant may stand for something else elsewhere.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementFix)), Shared]
public sealed class ReplacementFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongOutputs, RuleIds.FractionOutOfRange, RuleIds.UnknownSetting];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (!context.Diagnostics[0].Properties.TryGetValue(DiagnosticProperty.Replacement, out var replacement) || replacement is null) return;
        if (await context.FindAsync<LiteralExpressionSyntax>().ConfigureAwait(false) is not { } literal) return;
        context.Register($"Write {replacement}", new TextChange(literal.Span, replacement));
    }
}
