using System.Collections.Immutable;
using System.Globalization;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>A claim of how two points of curves lie to each other, decided by the differences of replicates that began with the same weights and batches.</summary>
public sealed record DifferenceClaim : Claim
{
    /// <summary>What is compared.</summary>
    public required Points Of { get; init; }

    /// <summary>What with; of an experiment with the same seed, so that replicates are pairs.</summary>
    public required Points With { get; init; }

    /// <summary>By which number.</summary>
    public required OutcomeColumn By { get; init; }

    /// <summary>Where the difference lies.</summary>
    public required Relation Lies { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Points> Needs => [Of, With];

    /// <inheritdoc/>
    public override ImmutableArray<OutcomeColumn> Columns => [By];

    private protected override Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results)
    {
        if (Of.LessPaired(With, results, By) is not { } difference) return new Finding(this, Verdict.Undecided, "fewer than 2 replicates came through");
        if (double.IsNaN(difference.Mean)) return new Finding(this, Verdict.Undecided, NoNumber);
        var other = With.Values(results, By).Values.Average();
        var share = By.Unit == OutcomeColumn.EarlyStop.Unit && other != 0
            ? string.Create(CultureInfo.InvariantCulture, $" ({100 * difference.Mean / other:+0;−0;0} %)") : "";
        return new Finding(this, Lies.Decide(difference), By.FormatDifference(difference) + share);
    }
}
