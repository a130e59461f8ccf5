using System.Collections.Immutable;
using Papers;
using Papers.PaganiniForde2020;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;
using VerifyNUnit;

namespace PaperTables;

/// <summary>What pruning techniques keep of LeNet, beside Paganini &amp; Forde 2020: reduced, and in the category Full at the paper's protocol.</summary>
public sealed class TechniqueTests
{
    private static readonly TechniqueStudy Study = new(Dataset.Mnist);

    private static readonly Lazy<ImmutableArray<PaperTableReport>> ReducedReports = new(() => FilledTables.Of("techniques", full: false));

    private static readonly Lazy<ImmutableArray<PaperTableReport>> FullReports = new(() => FilledTables.Of("techniques", full: true));

    private static IEnumerable<string> Studied() => Tables.All.Where(table => table.Study.Name == "techniques").Select(table => table.Name);

    [TestCaseSource(nameof(Studied))]
    public Task Reduced(string table) => Verifier.Verify(Of(ReducedReports.Value, table).Markdown(), "md");

    [TestCaseSource(nameof(Studied))]
    public void Nothing_that_the_paper_says_is_refuted_by_the_reduced_form_but_for_the_disagreements_that_are_told(string table) => Assert.That(
        Of(ReducedReports.Value, table).Findings.Where(finding => finding.Verdict == Verdict.DoesNotHold && finding.Claim.Disagreement is null).Select(finding => $"{finding.Claim.Text}: {finding.Ours}"), Is.Empty);

    [TestCaseSource(nameof(Studied)), Explicit("Hours of training."), Category("Full")]
    public Task Full(string table) => Verifier.Verify(Of(FullReports.Value, table).Markdown(), "md");

    [TestCaseSource(nameof(Studied)), Explicit("Hours of training."), Category("Full")]
    public void What_the_paper_says_holds_but_for_the_disagreements_that_are_told(string table) => Assert.That(
        Of(FullReports.Value, table).Findings.Where(finding => (finding.Verdict == Verdict.Holds) == (finding.Claim.Disagreement is not null)).Select(finding => $"{finding.Claim.Text}: {finding.VerdictText}, {finding.Ours}"),
        Is.Empty);

    // The paper's row counts biases too, and cuts off what it does not print.
    [Test]
    public void Weights_that_remain_are_the_published_row_with_the_biases()
    {
        string[] published = ["48", "38", "30", "24", "19", "15", "12", "10", "8.3", "6.7", "5.4", "4.3", "3.5", "2.9", "2.3", "1.9", "1.6", "1.3", "1.1", "0.9"];
        var biases = LenetL1Unstructured.Definition.Layers.Sum(layer => layer.Biases);
        var here = LenetL1Unstructured.Definition.Schedule.Skip(1).Select(level => (level.TotalWeights + biases) / 1000m)
            .Select(thousands => thousands >= 10 ? $"{Math.Floor(thousands)}" : FormattableString.Invariant($"{thousands:F1}"));
        Assert.That(LenetL1Unstructured.Definition.Weights, Is.EqualTo(59_838));
        Assert.That(here, Is.EqualTo(published));
    }

    [Test]
    public void Nine_techniques_of_one_seed_prune_one_network_in_as_many_levels()
    {
        Assert.That(Study.All, Has.Length.EqualTo(9));
        foreach (var technique in Study.All.Append(Study.FineTuned))
        {
            Assert.That(technique.Experiment.Seed, Is.EqualTo(LenetL1Unstructured.Definition.Seed), technique.Name);
            Assert.That(technique.Experiment.Network.Layers.Select(layer => (layer.Inputs, layer.Units)), Is.EqualTo(LenetL1Unstructured.Definition.Layers.Select(layer => (layer.Inputs, layer.Units))), technique.Name);
            Assert.That(technique.Experiment.Schedule, Has.Length.EqualTo(21), technique.Name);
        }
    }

    [Test]
    public void Another_data_set_is_the_same_study_by_one_word()
    {
        var tables = new TechniqueStudy(Dataset.FashionMnist).Tables;
        Assert.That(tables.Select(table => table.Name), Is.EqualTo(Study.Tables.Select(table => table.Name.Replace("techniques-", "techniques-fashion-mnist-", StringComparison.Ordinal))));
        Assert.That(tables.SelectMany(table => table.Experiments).Select(experiment => experiment.Dataset), Is.All.EqualTo(Dataset.FashionMnist));
        Assert.That(tables[0].Experiments[0] with { Name = LenetL2Structured.Definition.Name, Dataset = Dataset.Mnist }, Is.EqualTo(LenetL2Structured.Definition));
    }

    private static ComparisonTableReport Of(ImmutableArray<PaperTableReport> reports, string table) => reports.OfType<ComparisonTableReport>().Single(report => report.Name == table);
}
