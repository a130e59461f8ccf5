using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.CodeFixes.Tests;

/// <summary>A project in a workspace, as an editor holds it, with what the generator finds wrong with it.</summary>
internal sealed class MendedProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _project = ProjectId.CreateNewId();
    private readonly CodeFixProvider _provider;

    public MendedProject(CodeFixProvider provider, params TestFile[] files)
    {
        _provider = provider;
        var like = TestCompilation.Of([]);
        var solution = _workspace.CurrentSolution
            .AddProject(_project, like.AssemblyName!, like.AssemblyName!, LanguageNames.CSharp)
            .WithProjectMetadataReferences(_project, like.References)
            .WithProjectCompilationOptions(_project, like.Options)
            .WithProjectParseOptions(_project, TestCompilation.ParseOptions);
        foreach (var file in files)
            solution = solution.AddDocument(DocumentId.CreateNewId(_project), file.Path, SourceText.From(file.Text), filePath: file.Path);
        Assert.That(_workspace.TryApplyChanges(solution));
    }

    private Project Project => _workspace.CurrentSolution.GetProject(_project)!;

    /// <summary>The files' text, in their order.</summary>
    public IReadOnlyList<string> Texts => [.. Project.Documents.Select(document => document.GetTextAsync().Result.ToString())];

    /// <summary>What the generator finds wrong.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = await Project.GetCompilationAsync();
        return GeneratorRun.Driver().RunGenerators(compilation!).GetRunResult().Diagnostics;
    }

    /// <summary>What is offered for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        await _provider.RegisterCodeFixesAsync(new CodeFixContext(Document(diagnostic), diagnostic, (action, _) => offers.Add(action), default));
        return offers;
    }

    /// <summary>Does what is offered.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(default)) operation.Apply(_workspace, default);
    }

    /// <summary>Mends every diagnostic of the rule in the whole project.</summary>
    public async Task ApplyToAllAsync(string ruleId)
    {
        var found = (await DiagnosticsAsync()).Where(diagnostic => diagnostic.Id == ruleId).ToArray();
        var key = (await OffersAsync(found[0])).Single().EquivalenceKey;
        var all = await _provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            Document(found[0]), _provider, FixAllScope.Project, key!, _provider.FixableDiagnosticIds, new Found(found), default));
        await ApplyAsync(all!);
    }

    public void Dispose() => _workspace.Dispose();

    private Document Document(Diagnostic diagnostic) =>
        Project.Documents.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
