using System.Numerics;
using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>Looks for infinite values and what is not a number.</summary>
internal static class Finite
{
    /// <summary>Whether all values are finite.</summary>
    public static bool AreAll(ReadOnlySpan<float> values)
    {
        // A value less itself is 0, unless it is infinite or not a number; a lane holds one value, and what fills no vector goes one by one.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var vector in vectors)
            if (!Vector.EqualsAll(vector - vector, Vector<float>.Zero)) return false;
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
            if (!float.IsFinite(value)) return false;
        return true;
    }
}
