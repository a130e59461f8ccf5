using System.Collections.Immutable;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>A claim of how a point of a curve lies to a fixed value.</summary>
public sealed record ValueClaim : Claim
{
    /// <summary>What is compared.</summary>
    public required Points Of { get; init; }

    /// <summary>By which number.</summary>
    public required OutcomeColumn By { get; init; }

    /// <summary>What with, in the number's own unit: 0.5 is a half of a share.</summary>
    public required double With { get; init; }

    /// <summary>Where the difference lies.</summary>
    public required Relation Lies { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Points> Needs => [Of];

    /// <inheritdoc/>
    public override ImmutableArray<OutcomeColumn> Columns => [By];

    private protected override Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results)
    {
        var values = Of.Values(results, By).Values.ToArray();
        if (values.Length < 2) return new Finding(this, Verdict.Undecided, "fewer than 2 replicates came through");
        var mean = MeanInterval.Of(values);
        if (double.IsNaN(mean.Mean)) return new Finding(this, Verdict.Undecided, NoNumber);
        return new Finding(this, Lies.Decide(mean with { Mean = mean.Mean - With }), By.Format(mean));
    }
}
