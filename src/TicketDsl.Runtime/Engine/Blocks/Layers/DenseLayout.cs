namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>Where a layer that is kept dense has its weights: [unit, group of 16 channels, place of the window, channel].</summary>
/// <param name="Units">Units or filters.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="Taps">Places of the window.</param>
internal sealed record DenseLayout(int Units, int Channels, int Taps)
{
    /// <summary>Groups of 16 channels; the last may be filled up with zeros.</summary>
    public int Groups { get; } = MapShape.BlocksOf(Channels);

    /// <summary>Floats of a group.</summary>
    public int GroupLength { get; } = Taps * MapShape.Lanes;

    /// <summary>Floats from unit to unit: never a multiple of a page, since a walk over units would then use one set of the cache alone.</summary>
    public int UnitStride { get; } = Stride(MapShape.BlocksOf(Channels) * Taps * MapShape.Lanes);

    public int Length => checked(Units * UnitStride);

    /// <summary>The first weight of a unit's group.</summary>
    public int GroupStart(int unit, int group) => unit * UnitStride + group * GroupLength;

    /// <summary>A channel and place of the window, from the unit's first weight.</summary>
    public int Offset(int channel, int tap) => (channel / MapShape.Lanes * Taps + tap) * MapShape.Lanes + channel % MapShape.Lanes;

    /// <summary>The weight from an input, counted as <see cref="Layer.Weights"/> does.</summary>
    public int Of(int unit, int input) => unit * UnitStride + Offset(input / Taps, input % Taps);

    private static int Stride(int length) => length % 1024 == 0 ? length + MapShape.Lanes : length;
}
