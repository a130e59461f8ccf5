using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.CodeFixes;

/// <summary>What the fixes have in common: each is one change of text, which leaves everything around it as it was written.</summary>
internal static class CodeFixContextExtensions
{
    /// <summary>The innermost <typeparamref name="T"/> at or around the diagnostic's place.</summary>
    public static async Task<T?> FindAsync<T>(this CodeFixContext context)
        where T : SyntaxNode
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    /// <summary>Offers a change. Fixing all makes the like change for every diagnostic of the rule, whatever its title says.</summary>
    public static void Register(this CodeFixContext context, string title, TextChange change)
    {
        var (document, diagnostic) = (context.Document, context.Diagnostics[0]);
        context.RegisterCodeFix(CodeAction.Create(title, ChangeAsync, diagnostic.Id), diagnostic);

        async Task<Document> ChangeAsync(CancellationToken cancellation)
        {
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            return document.WithText(text.WithChanges(change));
        }
    }
}
