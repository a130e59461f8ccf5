using System.Collections.Immutable;
using System.Globalization;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>
/// A claim of where a curve falls below another network for good: at the first level from which on, down to the last one that ran,
/// the interval of the paired differences lies wholly below 0. Asking it of all later levels keeps a single unlucky one from deciding.
/// </summary>
public sealed record FallClaim : Claim
{
    /// <summary>The curve.</summary>
    public required Series Of { get; init; }

    /// <summary>What it falls below; of an experiment with the same seed, so that replicates are pairs.</summary>
    public required Points Under { get; init; }

    /// <summary>By which number.</summary>
    public required OutcomeColumn By { get; init; }

    /// <summary>The level that the claim is about.</summary>
    public required int Level { get; init; }

    /// <summary>Whether it says that the fall is at that level or before; otherwise that it comes after it.</summary>
    public required bool IsThere { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<Points> Needs => [new Points(Of, IsThere ? Level : Level + 1), Under];

    /// <inheritdoc/>
    public override ImmutableArray<OutcomeColumn> Columns => [By];

    private protected override Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results)
    {
        var result = results[Of.Experiment.Name];
        var (definition, last) = (result.Definition, result.Definition.Schedule.Length - 1);

        // Levels that a control was not run at say nothing.
        var first = last + 1;
        for (var level = last; level > 0 && (IsBelow(level) || !Of.IsAt(definition, level)); level--)
            if (Of.IsAt(definition, level)) first = level;
        if (first > last) return new Finding(this, IsThere && Difference(Level) is { Low: > 0 } ? Verdict.DoesNotHold : Verdict.Undecided, $"not below for good down to {Remaining(last)}");
        var verdict = IsThere
            ? first <= Level ? Verdict.Holds : Difference(Level) is { Low: > 0 } ? Verdict.DoesNotHold : Verdict.Undecided
            : first > Level ? Verdict.Holds : Verdict.DoesNotHold;
        return new Finding(this, verdict, $"below from {Remaining(first)} on: there {By.FormatDifference(Difference(first)!.Value)}");

        bool IsBelow(int level) => Difference(level) is { High: < 0 };

        Statistics.MeanInterval? Difference(int level) => new Points(Of, level).LessPaired(Under, results, By);

        string Remaining(int level) => string.Create(
            CultureInfo.InvariantCulture, $"{LevelTable.Percent((double)result.Definition.Schedule[level].TotalWeights / result.Definition.Weights)} %");
    }
}
