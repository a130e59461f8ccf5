using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// A bit for each feature and example: whether the input may be other than 0. By feature, 64 examples a word, for gradients; turned, by
/// example and 64 features a word, for sums.
/// </summary>
internal sealed unsafe class LitBits : IDisposable
{
    private readonly NativeArray<ulong> _byFeature;
    private readonly NativeArray<ulong> _byExample;

    /// <summary>Room for <paramref name="features"/> of <paramref name="stride"/> examples, a multiple of 64.</summary>
    public LitBits(int features, int stride)
    {
        Words = stride / BitTurn.Block;
        ExampleWords = (features + BitTurn.Block - 1) / BitTurn.Block;
        _byFeature = new NativeArray<ulong>(features * Words);
        _byExample = new NativeArray<ulong>(ExampleWords * stride);
    }

    /// <summary>Examples there is room for.</summary>
    public int Examples => Words * BitTurn.Block;

    /// <summary>Words of a feature.</summary>
    public int Words { get; }

    /// <summary>Words of an example.</summary>
    public int ExampleWords { get; }

    /// <summary>The examples in which the feature is lit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* OfFeature(int feature) => _byFeature.Pointer + (long)feature * Words;

    /// <summary>The features that are lit in the example.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* OfExample(int example) => _byExample.Pointer + (long)example * ExampleWords;

    public void Dispose()
    {
        _byFeature.Dispose();
        _byExample.Dispose();
    }

    /// <summary>Takes some features of a batch: bit i is that of <paramref name="features"/>[i]. Whether any is lit.</summary>
    public bool Fill(ByteColumns bytes, Data.Examples examples, int rows, ReadOnlySpan<int> features)
    {
        var any = 0UL;
        var zeroIsZero = examples.Values[0] == 0;
        for (var i = 0; i < features.Length; i++)
        {
            var column = bytes.Column(features[i]);
            for (var word = 0; word < Words; word++)
            {
                var bits = zeroIsZero ? NotZero(column + word * BitTurn.Block) : Upto(rows - word * BitTurn.Block);
                OfFeature(i)[word] = bits;
                any |= bits;
            }
        }

        return any != 0;
    }

    /// <summary>Takes all features of a batch, by example.</summary>
    public void FillRows(Data.Examples examples, ReadOnlySpan<int> rows)
    {
        var features = examples.Features;
        var zeroIsZero = examples.Values[0] == 0;
        fixed (byte* inputs = examples.PaddedInputs.Span)
        {
            for (var r = 0; r < rows.Length; r++)
            {
                // The last word's bytes may go on into the next row, or into what pads the last one.
                var row = inputs + (long)rows[r] * features;
                for (var word = 0; word < ExampleWords; word++)
                {
                    var within = Upto(features - word * BitTurn.Block);
                    OfExample(r)[word] = zeroIsZero ? NotZero(row + word * BitTurn.Block) & within : within;
                }
            }
        }

        for (var r = rows.Length; r < Examples; r++) new Span<ulong>(OfExample(r), ExampleWords).Clear();
    }

    /// <summary>Makes the bits by example out of those by feature.</summary>
    public void TurnToExamples(int features)
    {
        var block = stackalloc ulong[BitTurn.Block];
        for (var word = 0; word < Words; word++)
        {
            for (var first = 0; first < features; first += BitTurn.Block)
            {
                for (var i = 0; i < BitTurn.Block; i++) block[i] = first + i < features ? OfFeature(first + i)[word] : 0;
                BitTurn.Run(block);
                for (var i = 0; i < BitTurn.Block; i++) OfExample(word * BitTurn.Block + i)[first / BitTurn.Block] = block[i];
            }
        }
    }

    /// <summary>Makes the bits by feature out of those by example.</summary>
    public void TurnToFeatures(int features)
    {
        var block = stackalloc ulong[BitTurn.Block];
        for (var word = 0; word < Words; word++)
        {
            for (var first = 0; first < features; first += BitTurn.Block)
            {
                for (var i = 0; i < BitTurn.Block; i++) block[i] = OfExample(word * BitTurn.Block + i)[first / BitTurn.Block];
                BitTurn.Run(block);
                for (var i = 0; i < Math.Min(BitTurn.Block, features - first); i++) OfFeature(first + i)[word] = block[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Upto(int count) => count >= BitTurn.Block ? ulong.MaxValue : count <= 0 ? 0 : (1UL << count) - 1;

    private static ulong NotZero(byte* bytes)
    {
        var low = Vector256.Equals(Vector256.Load(bytes), Vector256<byte>.Zero).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.Load(bytes + 32), Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(low | (ulong)high << 32);
    }
}
