namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>What became of claims, as text below a table.</summary>
internal static class FindingTable
{
    /// <summary>A row a claim.</summary>
    public static TableData Of(IEnumerable<Finding> findings) => new(
        [new("claim"), new("published"), new("here"), new("verdict")],
        findings.Select(finding => (IReadOnlyList<string>)[finding.Claim.Text, finding.Claim.Published, finding.Ours, finding.VerdictText]));

    /// <summary>The rows as Markdown.</summary>
    public static string Write(IEnumerable<Finding> findings) => MarkdownTable.Write(Of(findings));

    /// <summary>What was tried where ours is known to disagree, a line each.</summary>
    public static string Disagreements(IEnumerable<Finding> findings) => string.Concat(
        findings.Where(finding => finding.Claim.Disagreement is not null && finding.Verdict is not (Verdict.OnlyFull or Verdict.Holds))
            .Select(finding => $"Where ours disagrees that {finding.Claim.Text}: {finding.Claim.Disagreement}\n"));
}
