using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>The last two steps of folding sums: 4 to 2 to 1.</summary>
internal static class Fold
{
    /// <summary>Lane r of the result is (s₀ + s₂) + (s₁ + s₃) of row r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToOne(Vector128<float> row0, Vector128<float> row1, Vector128<float> row2, Vector128<float> row3)
    {
        var pairs = Vector256.Create(
            Vector128.Create(row0.GetLower(), row1.GetLower()) + Vector128.Create(row0.GetUpper(), row1.GetUpper()),
            Vector128.Create(row2.GetLower(), row3.GetLower()) + Vector128.Create(row2.GetUpper(), row3.GetUpper()));
        var apart = Vector256.Shuffle(pairs, Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        return apart.GetLower() + apart.GetUpper();
    }
}
