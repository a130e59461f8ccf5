using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Tests;

/// <summary>Compares and pins values by their bits; every NaN counts as the same, since IEEE 754 leaves its payload open.</summary>
internal static class Bits
{
    /// <summary>The bits of a value.</summary>
    public static uint Of(float value) => BitConverter.SingleToUInt32Bits(float.IsNaN(value) ? float.NaN : value);

    /// <summary>The bits of a value.</summary>
    public static ulong Of(double value) => BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value);

    /// <summary>Where two rows of values first differ, or null where they have the same bits.</summary>
    public static string? Difference(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        if (actual.Length != expected.Length) return $"{actual.Length} values, not {expected.Length}";
        for (var i = 0; i < actual.Length; i++)
            if (Of(actual[i]) != Of(expected[i])) return $"[{i}] is {actual[i]:R} ({Of(actual[i]):x8}), not {expected[i]:R} ({Of(expected[i]):x8})";
        return null;
    }

    /// <summary>Values that a double can take between the two, 0 if they are the same.</summary>
    public static ulong Distance(double a, double b)
    {
        if (double.IsNaN(a) && double.IsNaN(b)) return 0;
        var (x, y) = (Ordered(a), Ordered(b));
        return x > y ? (ulong)(x - y) : (ulong)(y - x);

        static long Ordered(double value)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            return bits < 0 ? long.MinValue - bits : bits;
        }
    }

    /// <summary>A number that pins all bits of some values (FNV-1a, 64 bits).</summary>
    public static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in MemoryMarshal.AsBytes(values)) hash = (hash ^ octet) * 1099511628211UL;
        return hash.ToString("x16");
    }
}
