using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>A training that was kept.</summary>
/// <param name="Masks">What remained while it trained.</param>
/// <param name="End">How it ended; without measures. The rewind step's weights are there only where they were kept.</param>
/// <param name="Measures">Numbers that were taken of it, with what each counts.</param>
internal sealed record StoredTraining(MaskSet Masks, ReplicateEnd End, ImmutableArray<StoredMeasure> Measures);

/// <summary>A measure's value.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Legend">What it counts: a measure of the same name that counts something else is another one.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct StoredMeasure(string Name, string Legend, double Value)
{
    public bool IsOf(Measure measure) => Name == measure.Name && Legend == measure.Legend;
}
