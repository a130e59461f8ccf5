using System.Globalization;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>A mistake and the one diagnostic that it must give.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">The text that is pointed at, with <c>‹ ›</c> around it where more is needed to find it.</param>
/// <param name="Message">A piece of the message.</param>
/// <param name="File">The file with the mistake.</param>
/// <param name="CanBeUsed">Whether the experiment's members can be used nevertheless.</param>
public sealed record RuleCase(string Id, string Place, string Message, TestFile File, bool CanBeUsed = true)
{
    /// <summary>Sound files that stand beside it.</summary>
    public IReadOnlyList<TestFile> Beside { get; init; } = [];

    /// <summary>The case with another piece of its file replaced, so that nothing else is wrong with it.</summary>
    public RuleCase And(string piece, string replacement) => this with { File = File.With(piece, replacement) };

    /// <summary>Demands that the mistake gives this diagnostic at this place, and nothing else anywhere.</summary>
    public void Check()
    {
        var run = GeneratorRun.Of([File, .. Beside, .. CanBeUsed ? [Samples.Use] : Array.Empty<TestFile>()]);
        Assert.That(run.Diagnostics, Has.Length.EqualTo(1), string.Join("\n", run.Diagnostics));
        var found = run.Diagnostics[0];
        Assert.Multiple(() =>
        {
            Assert.That(found.Id, Is.EqualTo(Id), found.ToString());
            Assert.That(found.GetMessage(CultureInfo.InvariantCulture), Does.Contain(Message));
            AssertPlace(found.Location);
            Assert.That(run.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString()), Is.Empty, "One mistake gives one error.");
        });
    }

    private void AssertPlace(Location location)
    {
        var marked = Place.Contains('‹', StringComparison.Ordinal);
        var context = Place.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal);
        var place = marked ? Place[(Place.IndexOf('‹', StringComparison.Ordinal) + 1)..Place.IndexOf('›', StringComparison.Ordinal)] : Place;
        Assert.That(File.Text.Split(context), Has.Length.EqualTo(2), $"'{context}' must be in the text once.");
        var start = File.Text.IndexOf(context, StringComparison.Ordinal) + Math.Max(0, Place.IndexOf('‹', StringComparison.Ordinal));
        Assert.That(File.Text.Substring(location.SourceSpan.Start, location.SourceSpan.Length), Is.EqualTo(place));
        Assert.That(location.SourceSpan.Start, Is.EqualTo(start), "Start of the place");

        // Counted here by hand: the place as an editor shows it.
        var lines = location.GetLineSpan();
        var before = File.Text[..start];
        Assert.That(lines.Path, Is.EqualTo(File.Path));
        Assert.That(lines.StartLinePosition.Line, Is.EqualTo(before.Count(character => character == '\n')), "Line");
        Assert.That(lines.StartLinePosition.Character, Is.EqualTo(start - before.LastIndexOf('\n') - 1), "Column");
    }
}
