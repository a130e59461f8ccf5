using System.Collections.Immutable;
using System.Globalization;

namespace TicketDsl.Cli;

/// <summary>A sweep in words.</summary>
internal static class SweepText
{
    /// <summary>On one line: <c>3 points: LearningRate0_0002 … LearningRate1</c>.</summary>
    public static string OneLine(ImmutableArray<ExperimentDefinition> points) => points.Length == 1
        ? $"1 point: {Point(points[0])}"
        : string.Create(CultureInfo.InvariantCulture, $"{points.Length} points: {Point(points[0])} … {Point(points[^1])}");

    /// <summary>The name of a point without that of its sweep.</summary>
    public static string Point(ExperimentDefinition point) => point.Name[(point.Sweep!.Length + 1)..];
}
