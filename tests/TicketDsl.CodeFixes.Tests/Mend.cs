using Microsoft.CodeAnalysis.CodeFixes;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.CodeFixes.Tests;

/// <summary>What a fix makes of a file with one mistake.</summary>
internal static class Mend
{
    /// <summary>Demands that the mistake is offered this fix alone, that it leaves exactly this text, and that nothing is wrong with it.</summary>
    public static async Task CheckAsync(CodeFixProvider provider, string ruleId, string title, TestFile broken, TestFile mended)
    {
        using var project = new MendedProject(provider, broken);
        var diagnostics = await project.DiagnosticsAsync();
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo([ruleId]));
        Assert.That(provider.FixableDiagnosticIds, Does.Contain(ruleId));
        var offers = await project.OffersAsync(diagnostics[0]);
        Assert.That(offers.Select(offer => offer.Title), Is.EqualTo([title]));

        await project.ApplyAsync(offers[0]);
        Assert.That(project.Texts, Is.EqualTo([mended.Text]));
        Assert.That(await project.DiagnosticsAsync(), Is.Empty);
    }

    /// <summary>Demands that nothing is offered for the mistake.</summary>
    public static async Task CheckNoOfferAsync(CodeFixProvider provider, string ruleId, TestFile broken)
    {
        using var project = new MendedProject(provider, broken);
        var diagnostics = await project.DiagnosticsAsync();
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo([ruleId]));
        Assert.That(await project.OffersAsync(diagnostics[0]), Is.Empty);
    }

    /// <summary>Demands that the mistake of several files is mended in all of them at once.</summary>
    public static async Task CheckAllAsync(CodeFixProvider provider, string ruleId, TestFile[] broken, TestFile[] mended)
    {
        using var project = new MendedProject(provider, broken);
        await project.ApplyToAllAsync(ruleId);
        Assert.That(project.Texts, Is.EqualTo(mended.Select(file => file.Text)));
        Assert.That(await project.DiagnosticsAsync(), Is.Empty);
    }

    /// <summary>A second experiment beside the sample, in a file of its own.</summary>
    public static TestFile Second(TestFile sample) =>
        new("folder/Second.cs", sample.Text.Replace("record Sample(", "record Second(", StringComparison.Ordinal));
}
