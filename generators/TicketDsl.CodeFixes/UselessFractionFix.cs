using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.CodeFixes;

/// <summary>Removes a layer's own pruning fraction where it has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UselessFractionFix)), Shared]
public sealed class UselessFractionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UselessLayerFraction];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<AttributeSyntax>().ConfigureAwait(false) is not { Parent: AttributeListSyntax list } attribute) return;
        context.Register("Remove the pruning fraction", new TextChange(SpanWithSeparator(attribute, list), ""));
    }

    /// <summary>The attribute and what only stands there because of it: its comma, or its brackets and the space after them.</summary>
    private static TextSpan SpanWithSeparator(AttributeSyntax attribute, AttributeListSyntax list)
    {
        var position = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1) return TextSpan.FromBounds(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart);
        return position == 0
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[position - 1].Span.End, attribute.Span.End);
    }
}
