namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Where the values of a batch lie between two layers: examples in blocks of 16, the 16 values of a place next to each other.
/// Value (block b, channel c, row y, column x, example e) is at b·BlockStride + c·ChannelStride + (y + Border)·RowStride + (x + Border)·PlaceStride + e.
/// The border around rows and columns is 0.
/// </summary>
/// <param name="Blocks">Blocks of 16 examples.</param>
/// <param name="Channels">Channels, or features.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Border">Rows and columns of zeros on each side.</param>
/// <param name="IsFlat">All examples of a value lie next to each other, so that a linear layer sees one row a feature; there is no border then.</param>
/// <param name="IsOneBlock">Whether all blocks pass through the memory of one, each after the other.</param>
/// <param name="IsTwoRows">Whether besides all rows pass through the memory of two, two by two; above and below them is no border then.</param>
internal sealed record MapShape(
    int Blocks, int Channels, int Height, int Width, int Border, bool IsFlat, bool IsOneBlock = false, bool IsTwoRows = false)
{
    /// <summary>Examples of a block: the widest vector's values.</summary>
    public const int Lanes = 16;

    /// <summary>Groups of 16 that hold <paramref name="count"/>; the last may be filled up.</summary>
    public static int BlocksOf(int count) => (count + Lanes - 1) / Lanes;

    /// <summary>Floats from column to column.</summary>
    public int PlaceStride { get; } = IsFlat ? Blocks * Lanes : Lanes;

    /// <summary>Floats from row to row.</summary>
    public int RowStride { get; } = (Width + 2 * Border) * (IsFlat ? Blocks * Lanes : Lanes);

    /// <summary>Floats from channel to channel; of a flat map, from feature to feature.</summary>
    public int ChannelStride { get; } = IsFlat ? Blocks * Lanes : (IsTwoRows ? 2 : Height + 2 * Border) * (Width + 2 * Border) * Lanes;

    /// <summary>Floats from block to block.</summary>
    public long BlockStride { get; } = IsOneBlock ? 0 : IsFlat ? Lanes : (long)Channels * (Height + 2 * Border) * (Width + 2 * Border) * Lanes;

    /// <summary>All floats.</summary>
    public long Length => (long)(IsOneBlock ? 1 : Blocks) * Channels * (IsTwoRows ? 2 : Height + 2 * Border) * (Width + 2 * Border) * Lanes;

    /// <summary>Blocks, rows and floats of a row as a layer with weights walks them: a flat map is one block of one row.</summary>
    public (int Blocks, int Rows, int Floats) Walk => IsFlat ? (1, 1, Blocks * Lanes) : (Blocks, Height, Width * Lanes);

    /// <summary>The place of a row's column, in floats; rows and columns may reach into the border.</summary>
    public long At(int block, int channel, int row, int column) =>
        block * BlockStride
        + (IsTwoRows ? channel * 2L + (row & 1) : (long)channel * (Height + 2 * Border) + row + Border) * RowStride
        + (long)(column + Border) * PlaceStride;
}
