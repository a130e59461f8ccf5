namespace TicketDsl.Runtime.Numerics;

/// <summary>
/// exp and log in double that give the same bits on every machine: only additions, multiplications and divisions of IEEE 754,
/// where <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> call whatever library the operating system has.
/// Within 1 unit in the last place. Follows fdlibm's e_exp.c and e_log.c (Sun Microsystems, 1993).
/// </summary>
public static partial class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700e+00;
    private const double ExpTerm2 = 1.66666666666666019037e-01;
    private const double ExpTerm4 = -2.77777777770155933842e-03;
    private const double ExpTerm6 = 6.61375632143793436117e-05;
    private const double ExpTerm8 = -1.65339022054652515390e-06;
    private const double ExpTerm10 = 4.13813679705723846039e-08;

    /// <summary>eˣ.</summary>
    /// <remarks>NaN gives NaN; above 709.78 infinity; below −745.13 zero.</remarks>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 7.09782712893383973096e+02) return double.PositiveInfinity;
        if (x < -7.45133219101941108420e+02) return 0;

        // x = k·ln 2 + r, |r| ≤ ½ ln 2; ln 2 in two parts, so that r is as good as exact.
        var k = (int)(InverseLn2 * x + (x < 0 ? -0.5 : 0.5));
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;

        // exp(r) = 1 + r + r·c / (2 − c), c the minimax polynomial of r − (2 − …).
        var t = r * r;
        var c = r - t * (ExpTerm2 + t * (ExpTerm4 + t * (ExpTerm6 + t * (ExpTerm8 + t * ExpTerm10))));
        var y = 1.0 - (low - r * c / (2.0 - c) - high);
        return Scale(y, k);
    }

    /// <summary>Natural logarithm.</summary>
    /// <remarks>NaN and negative values give NaN; 0 gives −∞; ∞ gives ∞.</remarks>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        if (double.IsInfinity(x)) return x;

        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2⁵⁴: out of the subnormals
            k = -54;
        }

        // x = 2ᵏ·(1 + f), √½ < 1 + f < √2.
        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        var upper = mantissa >= 0x6A09E667F3BCDL ? 1 : 0;
        k += upper;
        var f = BitConverter.Int64BitsToDouble(mantissa | (long)(1023 - upper) << 52) - 1.0;

        // log(1 + f) = f − s·(f − R(s²)) with s = f / (2 + f).
        var s = f / (2.0 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        var half = 0.5 * f * f;
        return k * Ln2High - (half - (s * (half + even + odd) + k * Ln2Low) - f);
    }

    private static double Scale(double y, int k)
    {
        if (k >= 1024) return y * 2.0 * PowerOfTwo(1023) * PowerOfTwo(k - 1024);
        return k >= -1021 ? y * PowerOfTwo(k) : y * PowerOfTwo(k + 1000) * PowerOfTwo(-1000);
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
