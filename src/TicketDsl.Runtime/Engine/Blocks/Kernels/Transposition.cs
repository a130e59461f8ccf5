using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>Turns rows into columns.</summary>
internal static unsafe class Transposition
{
    /// <summary>Up to 16 rows of 16 values become 16 rows of 16, the missing ones 0: target[c, r] = source[r, c].</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="rows">1 to 16.</param>
    /// <param name="target">256 floats.</param>
    public static void OfSixteen(float* source, long stride, int rows, float* target)
    {
        if (rows == 16 && Avx512F.IsSupported) Whole(source, stride, target);
        else InFours(source, stride, rows, target);
    }

    /// <summary>Four rounds over whole rows: pairs, fours, halves and quarters of vectors change places.</summary>
    private static void Whole(float* source, long stride, float* target)
    {
        var a0 = Vector512.Load(source);
        var a1 = Vector512.Load(source + stride);
        var a2 = Vector512.Load(source + 2 * stride);
        var a3 = Vector512.Load(source + 3 * stride);
        var a4 = Vector512.Load(source + 4 * stride);
        var a5 = Vector512.Load(source + 5 * stride);
        var a6 = Vector512.Load(source + 6 * stride);
        var a7 = Vector512.Load(source + 7 * stride);
        var a8 = Vector512.Load(source + 8 * stride);
        var a9 = Vector512.Load(source + 9 * stride);
        var a10 = Vector512.Load(source + 10 * stride);
        var a11 = Vector512.Load(source + 11 * stride);
        var a12 = Vector512.Load(source + 12 * stride);
        var a13 = Vector512.Load(source + 13 * stride);
        var a14 = Vector512.Load(source + 14 * stride);
        var a15 = Vector512.Load(source + 15 * stride);

        var b0 = Avx512F.UnpackLow(a0, a1).AsDouble();
        var b1 = Avx512F.UnpackHigh(a0, a1).AsDouble();
        var b2 = Avx512F.UnpackLow(a2, a3).AsDouble();
        var b3 = Avx512F.UnpackHigh(a2, a3).AsDouble();
        var b4 = Avx512F.UnpackLow(a4, a5).AsDouble();
        var b5 = Avx512F.UnpackHigh(a4, a5).AsDouble();
        var b6 = Avx512F.UnpackLow(a6, a7).AsDouble();
        var b7 = Avx512F.UnpackHigh(a6, a7).AsDouble();
        var b8 = Avx512F.UnpackLow(a8, a9).AsDouble();
        var b9 = Avx512F.UnpackHigh(a8, a9).AsDouble();
        var b10 = Avx512F.UnpackLow(a10, a11).AsDouble();
        var b11 = Avx512F.UnpackHigh(a10, a11).AsDouble();
        var b12 = Avx512F.UnpackLow(a12, a13).AsDouble();
        var b13 = Avx512F.UnpackHigh(a12, a13).AsDouble();
        var b14 = Avx512F.UnpackLow(a14, a15).AsDouble();
        var b15 = Avx512F.UnpackHigh(a14, a15).AsDouble();

        var c0 = Avx512F.UnpackLow(b0, b2).AsSingle();
        var c1 = Avx512F.UnpackHigh(b0, b2).AsSingle();
        var c2 = Avx512F.UnpackLow(b1, b3).AsSingle();
        var c3 = Avx512F.UnpackHigh(b1, b3).AsSingle();
        var c4 = Avx512F.UnpackLow(b4, b6).AsSingle();
        var c5 = Avx512F.UnpackHigh(b4, b6).AsSingle();
        var c6 = Avx512F.UnpackLow(b5, b7).AsSingle();
        var c7 = Avx512F.UnpackHigh(b5, b7).AsSingle();
        var c8 = Avx512F.UnpackLow(b8, b10).AsSingle();
        var c9 = Avx512F.UnpackHigh(b8, b10).AsSingle();
        var c10 = Avx512F.UnpackLow(b9, b11).AsSingle();
        var c11 = Avx512F.UnpackHigh(b9, b11).AsSingle();
        var c12 = Avx512F.UnpackLow(b12, b14).AsSingle();
        var c13 = Avx512F.UnpackHigh(b12, b14).AsSingle();
        var c14 = Avx512F.UnpackLow(b13, b15).AsSingle();
        var c15 = Avx512F.UnpackHigh(b13, b15).AsSingle();

        var d00 = Avx512F.Shuffle4x128(c0, c4, 0x88);
        var d01 = Avx512F.Shuffle4x128(c8, c12, 0x88);
        var d02 = Avx512F.Shuffle4x128(c0, c4, 0xDD);
        var d03 = Avx512F.Shuffle4x128(c8, c12, 0xDD);
        Avx512F.Shuffle4x128(d00, d01, 0x88).Store(target);
        Avx512F.Shuffle4x128(d00, d01, 0xDD).Store(target + 128);
        Avx512F.Shuffle4x128(d02, d03, 0x88).Store(target + 64);
        Avx512F.Shuffle4x128(d02, d03, 0xDD).Store(target + 192);
        var d10 = Avx512F.Shuffle4x128(c1, c5, 0x88);
        var d11 = Avx512F.Shuffle4x128(c9, c13, 0x88);
        var d12 = Avx512F.Shuffle4x128(c1, c5, 0xDD);
        var d13 = Avx512F.Shuffle4x128(c9, c13, 0xDD);
        Avx512F.Shuffle4x128(d10, d11, 0x88).Store(target + 16);
        Avx512F.Shuffle4x128(d10, d11, 0xDD).Store(target + 144);
        Avx512F.Shuffle4x128(d12, d13, 0x88).Store(target + 80);
        Avx512F.Shuffle4x128(d12, d13, 0xDD).Store(target + 208);
        var d20 = Avx512F.Shuffle4x128(c2, c6, 0x88);
        var d21 = Avx512F.Shuffle4x128(c10, c14, 0x88);
        var d22 = Avx512F.Shuffle4x128(c2, c6, 0xDD);
        var d23 = Avx512F.Shuffle4x128(c10, c14, 0xDD);
        Avx512F.Shuffle4x128(d20, d21, 0x88).Store(target + 32);
        Avx512F.Shuffle4x128(d20, d21, 0xDD).Store(target + 160);
        Avx512F.Shuffle4x128(d22, d23, 0x88).Store(target + 96);
        Avx512F.Shuffle4x128(d22, d23, 0xDD).Store(target + 224);
        var d30 = Avx512F.Shuffle4x128(c3, c7, 0x88);
        var d31 = Avx512F.Shuffle4x128(c11, c15, 0x88);
        var d32 = Avx512F.Shuffle4x128(c3, c7, 0xDD);
        var d33 = Avx512F.Shuffle4x128(c11, c15, 0xDD);
        Avx512F.Shuffle4x128(d30, d31, 0x88).Store(target + 48);
        Avx512F.Shuffle4x128(d30, d31, 0xDD).Store(target + 176);
        Avx512F.Shuffle4x128(d32, d33, 0x88).Store(target + 112);
        Avx512F.Shuffle4x128(d32, d33, 0xDD).Store(target + 240);
    }

    private static void InFours(float* source, long stride, int rows, float* target)
    {
        if (rows < 16) new Span<float>(target, 256).Clear();
        var whole = rows / 4 * 4;
        FloatTurn.Run(source, whole, 16, (nint)stride, target, 16);
        for (var row = whole; row < rows; row++)
            for (var column = 0; column < 16; column++) target[column * 16 + row] = source[row * stride + column];
    }
}
