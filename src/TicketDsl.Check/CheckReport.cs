using System.Collections.Immutable;

namespace TicketDsl.Check;

/// <summary>What a check found.</summary>
/// <param name="Findings">What is wrong, by file and place.</param>
/// <param name="Experiments">Declarations that were found, sound or not.</param>
public sealed record CheckReport(ImmutableArray<Finding> Findings, int Experiments)
{
    /// <summary>How many findings are errors.</summary>
    public int Errors => Findings.Count(finding => finding.Weight == FindingWeight.Error);

    /// <summary>How many findings are warnings.</summary>
    public int Warnings => Findings.Count(finding => finding.Weight == FindingWeight.Warning);
}
