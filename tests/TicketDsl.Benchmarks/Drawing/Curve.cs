using System.Collections.Immutable;

namespace TicketDsl.Benchmarks.Drawing;

/// <summary>A time by density.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Points">From the densest on.</param>
internal sealed record Curve(string Name, ImmutableArray<CurvePoint> Points);

/// <summary>A point of it.</summary>
/// <param name="Density">Share of the weights that remains, 0 to 1.</param>
/// <param name="Microseconds">The time.</param>
internal readonly record struct CurvePoint(double Density, double Microseconds);
