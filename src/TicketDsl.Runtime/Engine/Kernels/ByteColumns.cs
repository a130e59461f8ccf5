using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>The bytes of some examples, turned to lie [feature][example], the examples padded with bytes of 0.</summary>
internal sealed unsafe class ByteColumns : IDisposable
{
    private const int Block = 16;

    private readonly int _features;
    private readonly byte[] _dark;
    private readonly NativeArray<byte> _columns;
    private readonly nint[] _sources;

    /// <summary>Room for <paramref name="stride"/> examples, a multiple of 16.</summary>
    public ByteColumns(int features, int stride)
    {
        _features = features;
        Stride = stride;

        // Whole blocks are turned, so the last one's rest and the examples that pad need room and bytes to come from.
        _columns = new NativeArray<byte>((features + Block - 1) / Block * Block * stride);
        _dark = GC.AllocateArray<byte>(features + Block, pinned: true);
        _sources = new nint[stride];
    }

    /// <summary>Bytes from feature to feature.</summary>
    public int Stride { get; }

    /// <summary>The bytes of a feature.</summary>
    public byte* Column(int feature) => _columns.Pointer + (long)feature * Stride;

    public void Dispose() => _columns.Dispose();

    /// <summary>Takes these rows of the examples.</summary>
    public void Fill(Examples examples, ReadOnlySpan<int> rows)
    {
        fixed (byte* inputs = examples.PaddedInputs.Span, dark = _dark)
        {
            for (var r = 0; r < Stride; r++) _sources[r] = (nint)(r < rows.Length ? inputs + (long)rows[r] * _features : dark);
            Turn();
        }
    }

    /// <summary>Takes images that lie one after the other, with 16 bytes more after the last.</summary>
    public void Fill(ReadOnlySpan<byte> images, int count)
    {
        fixed (byte* inputs = images, dark = _dark)
        {
            for (var r = 0; r < Stride; r++) _sources[r] = (nint)(r < count ? inputs + (long)r * _features : dark);
            Turn();
        }
    }

    private void Turn()
    {
        fixed (nint* sources = _sources)
        {
            for (var feature = 0; feature < _features; feature += Block)
            {
                var target = Column(feature);
                var r = 0;
                for (; Avx512BW.IsSupported && r + 4 * Block <= Stride; r += 4 * Block) TurnFour((byte**)sources + r, feature, target + r, Stride);
                for (; r < Stride; r += Block)
                {
                    if (Sse2.IsSupported) Turn((byte**)sources + r, feature, target + r, Stride);
                    else TurnPlain((byte**)sources + r, feature, target + r, Stride);
                }
            }
        }
    }

    /// <summary>Turns 64 × 16 bytes: a quarter of each vector holds rows 16 apart, and all quarters go the way of <see cref="Turn(byte**, int, byte*, nint)"/>.</summary>
    private static void TurnFour(byte** rows, int feature, byte* target, nint stride)
    {
        var (a0, a1, a2, a3) = (Rows(rows, 0, feature), Rows(rows, 1, feature), Rows(rows, 2, feature), Rows(rows, 3, feature));
        var (a4, a5, a6, a7) = (Rows(rows, 4, feature), Rows(rows, 5, feature), Rows(rows, 6, feature), Rows(rows, 7, feature));
        var (a8, a9, a10, a11) = (Rows(rows, 8, feature), Rows(rows, 9, feature), Rows(rows, 10, feature), Rows(rows, 11, feature));
        var (a12, a13, a14, a15) = (Rows(rows, 12, feature), Rows(rows, 13, feature), Rows(rows, 14, feature), Rows(rows, 15, feature));
        for (var round = 0; round < 4; round++)
        {
            var (b0, b1, b2, b3) = (Avx512BW.UnpackLow(a0, a8), Avx512BW.UnpackHigh(a0, a8), Avx512BW.UnpackLow(a1, a9), Avx512BW.UnpackHigh(a1, a9));
            var (b4, b5, b6, b7) = (Avx512BW.UnpackLow(a2, a10), Avx512BW.UnpackHigh(a2, a10), Avx512BW.UnpackLow(a3, a11), Avx512BW.UnpackHigh(a3, a11));
            var (b8, b9, b10, b11) = (Avx512BW.UnpackLow(a4, a12), Avx512BW.UnpackHigh(a4, a12), Avx512BW.UnpackLow(a5, a13), Avx512BW.UnpackHigh(a5, a13));
            var (b12, b13, b14, b15) = (Avx512BW.UnpackLow(a6, a14), Avx512BW.UnpackHigh(a6, a14), Avx512BW.UnpackLow(a7, a15), Avx512BW.UnpackHigh(a7, a15));
            (a0, a1, a2, a3, a4, a5, a6, a7) = (b0, b1, b2, b3, b4, b5, b6, b7);
            (a8, a9, a10, a11, a12, a13, a14, a15) = (b8, b9, b10, b11, b12, b13, b14, b15);
        }

        a0.Store(target);
        a1.Store(target + stride);
        a2.Store(target + 2 * stride);
        a3.Store(target + 3 * stride);
        a4.Store(target + 4 * stride);
        a5.Store(target + 5 * stride);
        a6.Store(target + 6 * stride);
        a7.Store(target + 7 * stride);
        a8.Store(target + 8 * stride);
        a9.Store(target + 9 * stride);
        a10.Store(target + 10 * stride);
        a11.Store(target + 11 * stride);
        a12.Store(target + 12 * stride);
        a13.Store(target + 13 * stride);
        a14.Store(target + 14 * stride);
        a15.Store(target + 15 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Rows(byte** rows, int row, int feature)
    {
        var low = Vector256.Create(Vector128.Load(rows[row] + feature), Vector128.Load(rows[row + Block] + feature));
        var high = Vector256.Create(Vector128.Load(rows[row + 2 * Block] + feature), Vector128.Load(rows[row + 3 * Block] + feature));
        return Vector512.Create(low, high);
    }

    /// <summary>Turns 16 × 16 bytes: four rounds that interleave rows 8 apart.</summary>
    private static void Turn(byte** rows, int feature, byte* target, nint stride)
    {
        var (a0, a1, a2, a3) = (Vector128.Load(rows[0] + feature), Vector128.Load(rows[1] + feature), Vector128.Load(rows[2] + feature), Vector128.Load(rows[3] + feature));
        var (a4, a5, a6, a7) = (Vector128.Load(rows[4] + feature), Vector128.Load(rows[5] + feature), Vector128.Load(rows[6] + feature), Vector128.Load(rows[7] + feature));
        var (a8, a9, a10, a11) = (Vector128.Load(rows[8] + feature), Vector128.Load(rows[9] + feature), Vector128.Load(rows[10] + feature), Vector128.Load(rows[11] + feature));
        var (a12, a13, a14, a15) = (Vector128.Load(rows[12] + feature), Vector128.Load(rows[13] + feature), Vector128.Load(rows[14] + feature), Vector128.Load(rows[15] + feature));
        for (var round = 0; round < 4; round++)
        {
            var (b0, b1, b2, b3) = (Sse2.UnpackLow(a0, a8), Sse2.UnpackHigh(a0, a8), Sse2.UnpackLow(a1, a9), Sse2.UnpackHigh(a1, a9));
            var (b4, b5, b6, b7) = (Sse2.UnpackLow(a2, a10), Sse2.UnpackHigh(a2, a10), Sse2.UnpackLow(a3, a11), Sse2.UnpackHigh(a3, a11));
            var (b8, b9, b10, b11) = (Sse2.UnpackLow(a4, a12), Sse2.UnpackHigh(a4, a12), Sse2.UnpackLow(a5, a13), Sse2.UnpackHigh(a5, a13));
            var (b12, b13, b14, b15) = (Sse2.UnpackLow(a6, a14), Sse2.UnpackHigh(a6, a14), Sse2.UnpackLow(a7, a15), Sse2.UnpackHigh(a7, a15));
            (a0, a1, a2, a3, a4, a5, a6, a7) = (b0, b1, b2, b3, b4, b5, b6, b7);
            (a8, a9, a10, a11, a12, a13, a14, a15) = (b8, b9, b10, b11, b12, b13, b14, b15);
        }

        a0.Store(target);
        a1.Store(target + stride);
        a2.Store(target + 2 * stride);
        a3.Store(target + 3 * stride);
        a4.Store(target + 4 * stride);
        a5.Store(target + 5 * stride);
        a6.Store(target + 6 * stride);
        a7.Store(target + 7 * stride);
        a8.Store(target + 8 * stride);
        a9.Store(target + 9 * stride);
        a10.Store(target + 10 * stride);
        a11.Store(target + 11 * stride);
        a12.Store(target + 12 * stride);
        a13.Store(target + 13 * stride);
        a14.Store(target + 14 * stride);
        a15.Store(target + 15 * stride);
    }

    private static void TurnPlain(byte** rows, int feature, byte* target, nint stride)
    {
        for (var r = 0; r < Block; r++)
            for (var f = 0; f < Block; f++) target[f * stride + r] = rows[r][feature + f];
    }
}
