using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.Generators.Model;

/// <summary>A place in a file, without the syntax tree, so that it can be kept and compared.</summary>
/// <param name="Path">The file as the compiler knows it.</param>
/// <param name="Span">Characters from the file's start.</param>
/// <param name="Lines">The same as lines and columns, from 0.</param>
internal sealed record LocationSpec(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>No place.</summary>
    public static LocationSpec None { get; } = new("", default, default);

    /// <summary>The place of a piece of C#.</summary>
    public static LocationSpec Of(SyntaxNodeOrToken syntax)
    {
        var tree = syntax.SyntaxTree!;
        return new LocationSpec(tree.FilePath, syntax.Span, tree.GetLineSpan(syntax.Span).Span);
    }

    /// <summary>The file's name without its folders.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>
    /// The place as the compiler reports it. Only a place in a tree of <paramref name="compilation"/> obeys
    /// <c>#pragma warning disable</c>, so that is what it is wherever there is one.
    /// </summary>
    public Location ToLocation(Compilation? compilation)
    {
        var tree = compilation?.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path);
        return tree is not null && Span.End <= tree.Length
            ? Location.Create(tree, Span)
            : Location.Create(Path, Span, Lines);
    }
}
