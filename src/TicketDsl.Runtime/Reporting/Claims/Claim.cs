using System.Collections.Immutable;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>Something that a paper says of its curves, stated so that results with intervals can decide it.</summary>
public abstract record Claim
{
    private protected const string NoNumber = "not a number where a training diverged";

    /// <summary>What is claimed, as a sentence without a full stop.</summary>
    public required string Text { get; init; }

    /// <summary>What the paper prints, with its standing.</summary>
    public required string Published { get; init; }

    /// <summary>Whether only the full protocol can decide it.</summary>
    public bool OnlyFull { get; init; }

    /// <summary>Where ours is known to disagree at the full protocol, what was tried to mend it; else null.</summary>
    public string? Disagreement { get; init; }

    /// <summary>The points of curves that it needs.</summary>
    public abstract ImmutableArray<Points> Needs { get; }

    /// <summary>The numbers that it looks at.</summary>
    public abstract ImmutableArray<OutcomeColumn> Columns { get; }

    /// <summary>Decides it.</summary>
    /// <param name="results">Results by the experiment's name.</param>
    /// <param name="form">How much of the declared experiments ran.</param>
    public Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results, TableForm form)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (OnlyFull && form != TableForm.Full) return new Finding(this, Verdict.OnlyFull, "–");
        return Needs.Select(points => points.Lack(results[points.Series.Experiment.Name].Definition)).FirstOrDefault(lack => lack is not null) is { } lack
            ? new Finding(this, Verdict.Undecided, lack)
            : Decide(results);
    }

    /// <summary>Sees that an experiment of that size has what the claim needs.</summary>
    /// <param name="apply">What makes an experiment that size.</param>
    /// <returns>What is lacking, or null.</returns>
    public string? Lack(Func<ExperimentDefinition, ExperimentDefinition> apply)
    {
        ArgumentNullException.ThrowIfNull(apply);
        return Needs.Select(points => points.Lack(apply(points.Series.Experiment))).FirstOrDefault(lack => lack is not null);
    }

    /// <summary>Decides it by results that have all it needs.</summary>
    private protected abstract Finding Decide(IReadOnlyDictionary<string, ExperimentResult> results);
}
