using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.CSharp;

/// <summary>
/// Reads the <c>summary</c> of a declaration's doc comment from the comment's text, since the compiler parses doc
/// comments only in a build that writes documentation.
/// </summary>
internal static class DocSummary
{
    /// <summary>The summary as plain text on one line; the whole comment where it has no tags; empty where there is none.</summary>
    public static string Of(TypeDeclarationSyntax syntax)
    {
        var comment = Comment(syntax);
        var start = comment.IndexOf("<summary>", StringComparison.Ordinal);
        var end = start < 0 ? -1 : comment.IndexOf("</summary>", start, StringComparison.Ordinal);
        if (end >= 0) return PlainText.OneLine(XmlText.Plain(comment.Substring(start + 9, end - start - 9)));
        return start < 0 && comment.IndexOf('<') < 0 ? PlainText.OneLine(XmlText.Plain(comment)) : "";
    }

    /// <summary>The doc comment without its <c>///</c> or <c>/** */</c>.</summary>
    private static string Comment(TypeDeclarationSyntax syntax)
    {
        var comment = new StringBuilder();
        foreach (var trivia in syntax.GetLeadingTrivia())
        {
            if (!IsComment(trivia)) continue;
            var text = trivia.ToFullString();
            var isBlock = text.TrimStart().StartsWith("/**", StringComparison.Ordinal);
            foreach (var line in text.Split('\n').Select(static line => line.Trim()))
            {
                if (isBlock) comment.Append(line.Replace("*/", "").TrimStart('/', '*')).Append('\n');
                else if (line.StartsWith("///", StringComparison.Ordinal)) comment.Append(line.Substring(3)).Append('\n');
            }
        }

        return comment.ToString();
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
