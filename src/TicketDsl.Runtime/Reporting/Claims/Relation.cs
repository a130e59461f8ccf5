using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting.Claims;

/// <summary>Where a claim says that a difference lies.</summary>
public abstract record Relation
{
    /// <summary>Above 0.</summary>
    public static Relation Above { get; } = new AboveRelation();

    /// <summary>Below 0.</summary>
    public static Relation Below { get; } = new BelowRelation();

    /// <summary>Not seen to be other than 0: the interval holds it.</summary>
    public static Relation Like { get; } = new LikeRelation();

    /// <summary>Not below 0 by more than a margin that does not matter.</summary>
    /// <param name="margin">In the number's own unit, above 0: 0.001 is a tenth of a per cent for a share.</param>
    public static Relation AtLeast(double margin) => new AtLeastRelation(margin);

    /// <summary>What an interval of the difference says.</summary>
    public abstract Verdict Decide(MeanInterval difference);

    private sealed record AboveRelation : Relation
    {
        public override Verdict Decide(MeanInterval difference) =>
            difference.Low > 0 ? Verdict.Holds : difference.High < 0 ? Verdict.DoesNotHold : Verdict.Undecided;
    }

    private sealed record BelowRelation : Relation
    {
        public override Verdict Decide(MeanInterval difference) =>
            difference.High < 0 ? Verdict.Holds : difference.Low > 0 ? Verdict.DoesNotHold : Verdict.Undecided;
    }

    private sealed record LikeRelation : Relation
    {
        public override Verdict Decide(MeanInterval difference) =>
            difference is { Low: <= 0, High: >= 0 } ? Verdict.Holds : Verdict.DoesNotHold;
    }

    private sealed record AtLeastRelation(double Margin) : Relation
    {
        public override Verdict Decide(MeanInterval difference) =>
            difference.Low >= -Margin ? Verdict.Holds : difference.High < -Margin ? Verdict.DoesNotHold : Verdict.Undecided;
    }
}
