using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Diagnostics;

namespace TicketDsl.CodeFixes;

/// <summary>Makes a record partial. A class is left alone: whether it can be a record is its author's to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialRecordFix)), Shared]
public sealed class PartialRecordFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotAPartialRecord];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false) is not RecordDeclarationSyntax record) return;

        // The keyword comes right after the modifiers, of which 'partial' must be the last.
        context.Register("Make the record partial", new TextChange(new TextSpan(record.Keyword.SpanStart, 0), "partial "));
    }
}
