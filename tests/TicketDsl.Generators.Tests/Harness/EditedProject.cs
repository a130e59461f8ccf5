using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>C# files as an editor holds them: an edit makes one file's tree anew and leaves all others the very same objects.</summary>
public sealed class EditedProject
{
    private readonly Dictionary<string, TestFile> _files;
    private CSharpCompilation _compilation;

    // As editors run it. One that keeps its steps loses values after some edits: Roslyn's Combine leaves an empty row where one was removed.
    private GeneratorDriver _driver = GeneratorRun.UntrackedDriver();

    /// <summary>Runs the generator over the files.</summary>
    public EditedProject(params TestFile[] files)
    {
        _files = files.ToDictionary(file => file.Path);
        _compilation = GeneratorRun.Compile(files);
        Run();
    }

    /// <summary>The files as they stand.</summary>
    public IReadOnlyCollection<TestFile> Files => _files.Values;

    /// <summary>The compilation as it stands.</summary>
    public CSharpCompilation Compilation => _compilation;

    /// <summary>What the last run gave.</summary>
    public GeneratorDriverRunResult Result => _driver.GetRunResult();

    /// <summary>All that the last run gave, as lines: files with their texts, and what was wrong and where.</summary>
    public IReadOnlyList<string> Said => Say(Result);

    /// <summary>What a driver that has seen nothing before gives for the same files, parsed anew.</summary>
    public IReadOnlyList<string> SaidAfresh =>
        Say(GeneratorRun.UntrackedDriver().RunGenerators(GeneratorRun.Compile([.. _files.Values]).WithReferences(_compilation.References)).GetRunResult());

    /// <summary>Demands that the last run gave what a first one gives, and says only what differs.</summary>
    public void AssertAsAfresh(string when)
    {
        var (said, afresh) = (Said, SaidAfresh);
        Assert.That(said.Except(afresh).Concat(afresh.Except(said)), Is.Empty, when);
        Assert.That(said, Has.Count.EqualTo(afresh.Count), when);
    }

    /// <summary>Replaces or adds a file, and runs the generator again.</summary>
    public void Edit(TestFile file)
    {
        var before = _compilation.SyntaxTrees.SingleOrDefault(tree => tree.FilePath == file.Path);
        _compilation = before is null ? _compilation.AddSyntaxTrees(file.ToTree()) : _compilation.ReplaceSyntaxTree(before, file.ToTree());
        _files[file.Path] = file;
        Run();
    }

    /// <summary>Changes what is referenced, and runs the generator again.</summary>
    public void Reference(IEnumerable<MetadataReference> references)
    {
        _compilation = _compilation.WithReferences(references);
        Run();
    }

    private void Run() => _driver = _driver.RunGenerators(_compilation);

    private static List<string> Say(GeneratorDriverRunResult result) =>
    [
        .. result.Results.Single().GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => $"{source.HintName}\n{source.SourceText}"),
        .. result.Diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal),
        string.Create(CultureInfo.InvariantCulture, $"exception: {result.Results.Single().Exception}"),
    ];
}
