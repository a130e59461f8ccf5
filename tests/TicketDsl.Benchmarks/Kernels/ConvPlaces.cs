using TicketDsl.Runtime.Engine;

namespace TicketDsl.Benchmarks.Kernels;

/// <summary>Where a convolution of three by three from 64 to 64 channels finds things: 16 examples of 32 by 32 places with a border of one.</summary>
internal static unsafe class ConvPlaces
{
    public const int Channels = 64;
    public const int Taps = 9;
    public const int Places = 32;

    /// <summary>Floats of a row without its border.</summary>
    public const int Floats = 16 * Places;

    /// <summary>Floats from row to row.</summary>
    public const int Row = 16 * (Places + 2);

    /// <summary>Floats from channel to channel, of the four rows that two rows of windows look at.</summary>
    public const int Channel = 4 * Row;

    /// <summary>The sources of all terms of a unit.</summary>
    public static NativeArray<int> Offsets()
    {
        var offsets = new NativeArray<int>(Channels * Taps);
        for (var term = 0; term < offsets.Length; term++) offsets.Span[term] = term / Taps * Channel + term % Taps / 3 * Row + term % 3 * 16;
        return offsets;
    }

    /// <summary>The sources of a tenth of the terms, unit after unit, and where each unit's begin.</summary>
    public static (NativeArray<int> Starts, NativeArray<int> Offsets) Survivors()
    {
        using var all = Offsets();
        using var kept = RandomValues.Of(Channels * all.Length, share: 0.1);
        var starts = new NativeArray<int>(Channels + 1);
        var offsets = new List<int>();
        for (var unit = 0; unit < Channels; unit++)
        {
            for (var term = 0; term < all.Length; term++)
                if (kept.Span[unit * all.Length + term] != 0) offsets.Add(all.Span[term]);
            starts.Span[unit + 1] = offsets.Count;
        }

        var listed = new NativeArray<int>(offsets.Count + 4);
        offsets.CopyTo(listed.Span);
        return (starts, listed);
    }
}
