namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// The weights that a mask keeps, tile by tile of sources and in a tile target by target: so the sources of a tile stay in the nearest
/// cache while all targets pass.
/// </summary>
internal sealed unsafe class SurvivorList : IDisposable
{
    private readonly NativeArray<int> _starts;
    private readonly NativeArray<int> _offsets;

    /// <summary>Lists survivors.</summary>
    /// <param name="tiles">Tiles of sources.</param>
    /// <param name="targets">What sums are of: units forward, channels backward.</param>
    /// <param name="survivors">Tile, target and offset of each survivor in the order of sums; the sort into tiles and targets keeps it.</param>
    /// <param name="order">Which of <paramref name="survivors"/> each entry of the list is.</param>
    public SurvivorList(int tiles, int targets, ReadOnlySpan<(int Tile, int Target, int Offset)> survivors, out int[] order)
    {
        (Tiles, Targets, Count) = (tiles, targets, survivors.Length);
        _starts = new NativeArray<int>(tiles * (targets + 1));
        _offsets = new NativeArray<int>(survivors.Length + 4);
        var next = new int[tiles * targets + 1];
        foreach (var (tile, target, _) in survivors) next[tile * targets + target + 1]++;
        for (var i = 1; i < next.Length; i++) next[i] += next[i - 1];
        for (var tile = 0; tile < tiles; tile++)
            for (var target = 0; target <= targets; target++)
                _starts.Pointer[tile * (targets + 1) + target] = next[tile * targets + target];
        order = new int[survivors.Length];
        for (var i = 0; i < survivors.Length; i++)
        {
            var (tile, target, offset) = survivors[i];
            var at = next[tile * targets + target]++;
            _offsets.Pointer[at] = offset;
            order[at] = i;
        }
    }

    public int Tiles { get; }

    public int Targets { get; }

    public int Count { get; }

    public int* Offsets => _offsets.Pointer;

    /// <summary>The first entry of each target of a tile, and after the last target the end.</summary>
    public int* Starts(int tile) => _starts.Pointer + tile * (Targets + 1);

    public void Dispose()
    {
        _starts.Dispose();
        _offsets.Dispose();
    }
}
