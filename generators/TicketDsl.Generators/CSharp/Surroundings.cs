using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.CSharp;

/// <summary>All of a compilation that the meaning of a record's attributes can depend on but for the files that they are read from.</summary>
internal static class Surroundings
{
    private static readonly ConditionalWeakTable<Compilation, string> Known = new();

    /// <summary>The same text for compilations in which the same attributes mean the same.</summary>
    public static string Of(Compilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out var known)) return known;
        var text = new StringBuilder(compilation.AssemblyName).Append('\0').Append(ObjectIdentity.Of(compilation.Options)).Append('\0');
        foreach (var reference in compilation.References) text.Append(ObjectIdentity.Of(reference)).Append('\0');
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            text.Append(TreeSurface.Of(tree, cancellation)).Append('\0');
        }

        return Known.GetValue(compilation, _ => TreeSurface.Hash(text.ToString()));
    }
}
