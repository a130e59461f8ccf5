using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>A claim of a number that each replicate of several experiments gives, such as a difference of two of them; decided by the interval of its mean.</summary>
public sealed record ReplicateClaim : Claim
{
    /// <summary>The number; null where what it is of did not run.</summary>
    public required Func<ComparedReplicate, double?> Value { get; init; }

    /// <summary>Where it lies.</summary>
    public required Relation Lies { get; init; }

    /// <summary>Digits after the point.</summary>
    public required int Decimals { get; init; }

    /// <summary>What the number is multiplied by to be in its unit.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>What it is counted in, such as <c>points</c>; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The last level that it looks at, which both forms of a study must have.</summary>
    public required int Level { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Points> Needs => [];

    /// <inheritdoc/>
    public override ImmutableArray<OutcomeColumn> Columns => [];

    private protected override Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results)
    {
        double[] values = [.. ComparedReplicate.All(results).Select(Value).OfType<double>().Where(double.IsFinite)];
        if (values.Length < 2) return new Finding(this, Verdict.Undecided, "fewer than 2 replicates came through");
        var mean = MeanInterval.Of(values);
        return new Finding(this, Lies.Decide(mean), $"{(mean.Mean >= 0 ? "+" : "")}{mean.Format(Decimals, Factor).Replace("-", "−", StringComparison.Ordinal)} {Unit}".TrimEnd());
    }
}
