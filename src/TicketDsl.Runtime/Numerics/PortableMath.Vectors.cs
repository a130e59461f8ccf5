using System.Numerics;
using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Numerics;

public static partial class PortableMath
{
    /// <summary>Down to here a power of e and its factors are normal numbers.</summary>
    private const double LowestOfVectors = -700;

    /// <summary>Makes powers of e of all values, each with the bits of <see cref="Exp(double)"/>; fastest where they are not above 0.</summary>
    /// <param name="values">The exponents, then their powers.</param>
    public static void Exp(Span<double> values)
    {
        // A lane holds one value; vectors with one that is out of range, and what fills none, go one by one.
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            var x = vectors[i];
            if (Vector.LessThanOrEqualAll(x, Vector<double>.Zero) && Vector.GreaterThanOrEqualAll(x, new Vector<double>(LowestOfVectors))) vectors[i] = ExpOfNotPositive(x);
            else OneByOne(values.Slice(i * Vector<double>.Count, Vector<double>.Count));
        }

        OneByOne(values[(vectors.Length * Vector<double>.Count)..]);
    }

    /// <summary><see cref="Exp(double)"/> step by step.</summary>
    private static Vector<double> ExpOfNotPositive(Vector<double> x)
    {
        var k = Vector.Truncate(InverseLn2 * x - new Vector<double>(0.5));
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;
        var t = r * r;
        var c = r - t * (new Vector<double>(ExpTerm2) + t * (new Vector<double>(ExpTerm4) + t * (new Vector<double>(ExpTerm6)
            + t * (new Vector<double>(ExpTerm8) + t * ExpTerm10))));
        var y = Vector<double>.One - (low - r * c / (new Vector<double>(2.0) - c) - high);

        // Added to 2⁵², a whole number stands in the last bits.
        var exponent = Vector.AsVectorInt64(k + new Vector<double>(4503599627370496.0 + 1023));
        return y * Vector.AsVectorDouble(Vector.ShiftLeft(exponent, 52));
    }

    private static void OneByOne(Span<double> values)
    {
        foreach (ref var value in values) value = Exp(value);
    }
}
