using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.Generators.CSharp;

/// <summary>
/// All of a file that the meaning of attributes in other files can depend on: every token of it but the bodies of methods and
/// properties, and the attributes of records, which <see cref="RecordMemo"/> tells apart by their trees where one is read for another.
/// Comments and spaces are no part of it. What can not be shown to be without effect is.
/// </summary>
internal sealed class TreeSurface : CSharpSyntaxWalker
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Known = new();

    private readonly StringBuilder _text = new();

    private TreeSurface()
        : base(SyntaxWalkerDepth.Token)
    {
    }

    /// <summary>The same text for files of the same surface, and for no others.</summary>
    public static string Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Known.TryGetValue(tree, out var known)) return known;
        var surface = new TreeSurface();
        surface._text.Append(tree.FilePath).Append('\0').Append(ObjectIdentity.Of(tree.Options)).Append('\0');
        surface.Visit(tree.GetRoot(cancellation));
        return Known.GetValue(tree, _ => Hash(surface._text.ToString()));
    }

    /// <summary>A hash of 128 bits or more, as the compiler tells texts apart by.</summary>
    public static string Hash(string text)
    {
        ImmutableArray<byte> hash = SourceText.From(text, Encoding.Unicode).GetContentHash();
        return Convert.ToBase64String(hash.ToArray());
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is null || IsWithoutEffect(node)) return;

        // Kinds, since where lines end the same tokens can be read in two ways.
        _text.Append('\u0001').Append(node.RawKind);
        base.Visit(node);
        _text.Append('\u0002');
    }

    public override void VisitToken(SyntaxToken token) => _text.Append(token.Text).Append('\0');

    private static bool IsWithoutEffect(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        // A record that derives could be an attribute's class, whose own attributes say how it is used.
        AttributeListSyntax => node.Parent is RecordDeclarationSyntax { BaseList: null } or ParameterSyntax { Parent.Parent: RecordDeclarationSyntax { BaseList: null } },
        _ => false,
    };
}
