using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;

namespace Papers;

/// <summary>The claims that papers make of curves over and over.</summary>
internal static class ClaimsOfCurves
{
    /// <summary>A tenth of a point: less than any difference that the papers name.</summary>
    public const double NoMatter = 0.001;

    /// <summary>That one point of a curve is more accurate than another.</summary>
    public static DifferenceClaim More(string text, string published, Points of, Points with, OutcomeColumn? by = null) =>
        new() { Text = text, Published = published, Of = of, With = with, By = by ?? OutcomeColumn.TestAccuracyAtEarlyStop, Lies = Relation.Above };

    /// <summary>That it is as accurate or more so, but for a tenth of a point.</summary>
    public static DifferenceClaim AtLeast(string text, string published, Points of, Points with, OutcomeColumn? by = null) =>
        More(text, published, of, with, by) with { Lies = Relation.AtLeast(NoMatter) };

    /// <summary>That a number of one point is lower than that of another, such as its early stop.</summary>
    public static DifferenceClaim Lower(string text, string published, Points of, Points with, OutcomeColumn by) =>
        More(text, published, of, with, by) with { Lies = Relation.Below };
}
