using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>A file that a test compiles.</summary>
/// <param name="Path">Its path; C# where it ends in .cs.</param>
/// <param name="Text">Its text.</param>
public sealed record TestFile(string Path, string Text)
{
    /// <summary>Whether it is compiled, not handed to the generator as it stands.</summary>
    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The same file with a piece of its text replaced, which must be in it once.</summary>
    public TestFile With(string piece, string replacement)
    {
        Assert.That(Text.Split(piece), Has.Length.EqualTo(2), $"'{piece}' must be in the text once.");
        return this with { Text = Text.Replace(piece, replacement, StringComparison.Ordinal) };
    }

    /// <summary>A file of the repository, by its path from the root.</summary>
    public static TestFile OfRepository(string path) => new(path, File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n"));

    /// <summary>Where a file or folder of the repository lies, by its path from the root.</summary>
    public static string PathOf(string path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "TicketDsl.sln"))) root = root.Parent;
        Assert.That(root, Is.Not.Null, "The tests must run inside the repository.");
        return System.IO.Path.Combine(root!.FullName, path);
    }

    public SyntaxTree ToTree() => CSharpSyntaxTree.ParseText(Text, TestCompilation.ParseOptions, Path, Encoding.UTF8);

    public AdditionalText ToAdditionalText() => ToAdditionalText(Encoding.UTF8);

    /// <summary>The file as the compiler hands it on that took its bytes for text of <paramref name="encoding"/>.</summary>
    public AdditionalText ToAdditionalText(Encoding encoding) => new InMemoryText(Path, SourceText.From(Text, encoding));

    private sealed class InMemoryText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
