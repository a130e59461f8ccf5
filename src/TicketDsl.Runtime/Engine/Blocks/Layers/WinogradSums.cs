using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// Sums over windows of three by three by F(2×2, 3×3): 16 products a channel for four sums. As accurate as the direct sums and about
/// twice as fast where channels are many.
/// Order: transforms as <see cref="WinogradTransforms"/> states, between them chains over channels ascending from 0.
/// </summary>
/// <param name="sources">Channels that are summed over.</param>
/// <param name="targets">Channels that are summed.</param>
/// <param name="height">Rows of the target, even.</param>
/// <param name="width">Columns of the target, even.</param>
internal sealed unsafe class WinogradSums(int sources, int targets, int height, int width) : IDisposable
{
    /// <summary>Tiles at once, so that what lies between the transforms stays in the second cache.</summary>
    private const int TilesAtOnce = 8;

    /// <summary>With fewer channels the transforms cost what they save.</summary>
    private const int LeastChannels = 24;

    private readonly int _tiles = Math.Min(TilesAtOnce, width / 2);
    private readonly int[] _targets = [.. Enumerable.Range(0, targets)];
    private readonly NativeArray<float> _weights = new(WinogradTransforms.Products * targets * sources);
    private readonly NativeArray<float> _inputs = new(WinogradTransforms.Products * Between(sources, Math.Min(TilesAtOnce, width / 2)));
    private readonly NativeArray<float> _products = new(WinogradTransforms.Products * Between(targets, Math.Min(TilesAtOnce, width / 2)));
    private readonly NativeArray<int> _weightOffsets = Counted(sources, 1);
    private readonly NativeArray<int> _sourceOffsets = Counted(sources, Math.Min(TilesAtOnce, width / 2) * MapShape.Lanes);

    /// <summary>Whether a layer's sums and the gradients it hands back can be taken so, and gain by it.</summary>
    public static bool Fits(Layer layer, Shape output)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer is { Kind: LayerKind.Conv, Window: { Size: 3, Stride: 1 } }
            && layer.From.Channels >= LeastChannels && layer.Units >= LeastChannels
            && output is { Height: >= 2, Width: >= 2 } && output.Height % 2 == 0 && output.Width % 2 == 0
            && layer.From.Height % 2 == 0 && layer.From.Width % 2 == 0;
    }

    /// <summary>Transforms one window of weights.</summary>
    /// <param name="target">The channel that is summed.</param>
    /// <param name="source">The channel that is summed over.</param>
    /// <param name="weights">The first of nine weights.</param>
    /// <param name="stride">Floats from weight to weight; negative for a window turned by half.</param>
    public void SetWeights(int target, int source, float* weights, long stride) =>
        WinogradTransforms.Weights(weights, stride, _weights.Pointer + target * sources + source, targets * sources);

    /// <summary>All sums of one block.</summary>
    /// <param name="source">The place of the first window's first row and column in the first channel.</param>
    /// <param name="from">How the source lies.</param>
    /// <param name="target">Where sums go.</param>
    /// <param name="block">The block.</param>
    /// <param name="start">What the sums are added to.</param>
    /// <param name="pooling">What takes two rows of sums as soon as they are there, or null.</param>
    public void Run<TLanes>(float* source, MapShape from, Map target, int block, in SumStart start, IPooling? pooling)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var to = target.Shape;
        for (var row = 0; row < height; row += 2)
        {
            var sums = target.At(block, 0, row, 0);
            for (var tile = 0; tile < width / 2; tile += _tiles)
            {
                var some = Math.Min(_tiles, width / 2 - tile);
                var at = 2 * tile * MapShape.Lanes;
                Products<TLanes>(source + (long)row * from.RowStride + at, from, some);
                for (var channel = 0; channel < targets; channel++)
                {
                    WinogradTransforms.Outputs<TLanes>(
                        _products.Pointer + channel * _tiles * MapShape.Lanes, Between(targets, _tiles), some,
                        sums + (long)channel * to.ChannelStride + at, to.RowStride, start.From(channel));
                }
            }

            pooling?.Forward(block, row / 2, 0, width / 2, _targets);
        }
    }

    public void Dispose()
    {
        _weights.Dispose();
        _inputs.Dispose();
        _products.Dispose();
        _weightOffsets.Dispose();
        _sourceOffsets.Dispose();
    }

    /// <summary>Floats of one product of all tiles and channels; not a multiple of a page.</summary>
    private static int Between(int channels, int tiles) => channels * tiles * MapShape.Lanes + MapShape.Lanes;

    private static NativeArray<int> Counted(int count, int step)
    {
        var offsets = new NativeArray<int>(count);
        for (var i = 0; i < count; i++) offsets.Pointer[i] = i * step;
        return offsets;
    }

    private void Products<TLanes>(float* source, MapShape from, int tiles)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var channel = 0; channel < sources; channel++)
        {
            WinogradTransforms.Inputs<TLanes>(
                source + (long)channel * from.ChannelStride, from.RowStride, tiles, _inputs.Pointer + channel * _tiles * MapShape.Lanes, Between(sources, _tiles));
        }

        var terms = new Terms(sources, _weightOffsets.Pointer, _sourceOffsets.Pointer);
        for (var product = 0; product < WinogradTransforms.Products; product++)
        {
            TileSums.Row<TLanes>(
                terms, _weights.Pointer + product * targets * sources, sources, targets, _inputs.Pointer + product * Between(sources, _tiles),
                _products.Pointer + product * Between(targets, _tiles), _tiles * MapShape.Lanes, tiles * MapShape.Lanes, SumStart.Zero);
        }
    }
}
