using System.Collections.Immutable;
using Papers;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using VerifyNUnit;

namespace PaperTables;

/// <summary>LeNet-300-100 on MNIST beside Frankle &amp; Carbin 2019: reduced, and in the category Full at the paper's protocol.</summary>
public sealed class LenetTests
{
    private static readonly Lazy<ImmutableArray<PaperTableReport>> ReducedReports = new(() => Train(full: false));

    private static readonly Lazy<ImmutableArray<PaperTableReport>> FullReports = new(() => Train(full: true));

    private static IEnumerable<string> Studied() => Tables.All.Where(table => table.Study.Name == "lenet").Select(table => table.Name);

    [TestCaseSource(nameof(Studied))]
    public Task Reduced(string table) => Verifier.Verify(Of(ReducedReports.Value, table).Markdown(), "md");

    [TestCaseSource(nameof(Studied))]
    public void Nothing_that_the_paper_says_is_refuted_by_the_reduced_form(string table) =>
        Assert.That(Of(ReducedReports.Value, table).Findings.Where(finding => finding.Verdict == Verdict.DoesNotHold).Select(finding => finding.Claim.Text), Is.Empty);

    [TestCaseSource(nameof(Studied)), Explicit("Hours of training."), Category("Full")]
    public Task Full(string table) => Verifier.Verify(Of(FullReports.Value, table).Markdown(), "md");

    [TestCaseSource(nameof(Studied)), Explicit("Hours of training."), Category("Full")]
    public void What_the_paper_says_holds_but_for_the_disagreements_that_are_told(string table) => Assert.That(
        Of(FullReports.Value, table).Findings.Where(finding => (finding.Verdict == Verdict.Holds) == (finding.Claim.Disagreement is not null)).Select(finding => $"{finding.Claim.Text}: {finding.VerdictText}, {finding.Ours}"),
        Is.Empty);

    private static MeanTableReport Of(ImmutableArray<PaperTableReport> reports, string table) => reports.OfType<MeanTableReport>().Single(report => report.Name == table);

    private static ImmutableArray<PaperTableReport> Train(bool full) => FilledTables.Of("lenet", full);
}
