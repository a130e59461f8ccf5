namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

/// <summary>Rows of the matrices of F(2×2, 3×3) times a vector, in the stated order of additions.</summary>
internal static class PlainWinograd
{
    /// <summary>Row <paramref name="row"/> of G · x, x of three values.</summary>
    public static float Weight(int row, Func<int, float> x) => row switch
    {
        0 => x(0),
        1 => (x(0) + x(2)) * 0.5f + x(1) * 0.5f,
        2 => (x(0) + x(2)) * 0.5f - x(1) * 0.5f,
        _ => x(2),
    };

    /// <summary>Row <paramref name="row"/> of Bᵀ · x, x of four values.</summary>
    public static float Input(int row, Func<int, float> x) => row switch
    {
        0 => x(0) - x(2),
        1 => x(1) + x(2),
        2 => x(2) - x(1),
        _ => x(1) - x(3),
    };

    /// <summary>Row <paramref name="row"/> of Aᵀ · x, x of four values.</summary>
    public static float Output(int row, Func<int, float> x) => row == 0 ? (x(0) + x(1)) + x(2) : (x(1) - x(2)) - x(3);
}
