using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>A declaration that a rule lets pass, though it is near to what the rule forbids.</summary>
/// <param name="Id">The rule.</param>
/// <param name="File">The file.</param>
public sealed record SoundCase(string Id, TestFile File)
{
    /// <summary>Another file of the project.</summary>
    public TestFile? Other { get; init; }

    /// <summary>The case with another piece of its file replaced.</summary>
    public SoundCase And(string piece, string replacement) => this with { File = File.With(piece, replacement) };

    /// <summary>Demands that neither generator nor compiler finds anything wrong.</summary>
    public void Check()
    {
        var run = GeneratorRun.Of(Other is null ? [File] : [File, Other]);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics).Select(diagnostic => diagnostic.ToString()), Is.Empty, File.Text);
        Assert.That(run.Sources["Experiments.g.cs"], Does.Contain("Tests."), "It can be run.");
    }

    /// <summary>The cases with a name each.</summary>
    public static IEnumerable<TestCaseData> Named(IEnumerable<SoundCase> cases) =>
        cases.Select((sound, i) => new TestCaseData(sound).SetArgDisplayNames($"{i:00} {sound.Id}"));
}
