using System.Globalization;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>How far apart the losses of engine and PyTorch are.</summary>
/// <param name="Largest">The largest relative difference.</param>
/// <param name="At">Its iteration.</param>
/// <param name="Within">Iterations before the first difference above what is allowed.</param>
/// <param name="DoubleWithin">Iterations before PyTorch in single precision differs as much from itself in double.</param>
/// <param name="KernelsWithin">Iterations before it differs as much from itself without oneDNN, whose kernels sum in another order.</param>
internal sealed record LossDifference(double Largest, int At, int Within, int DoubleWithin, int KernelsWithin)
{
    /// <summary>Reads what compare_losses.py prints.</summary>
    /// <exception cref="TicketException">It is something else.</exception>
    public static LossDifference Parse(string[] line) =>
        line is [_, "relative", var largest, var at, var within, var ofDouble, var ofKernels]
            ? new(Real(largest), Whole(at), Whole(within), Whole(ofDouble), Whole(ofKernels))
            : throw new TicketException($"compare_losses.py printed '{string.Join("\t", line)}', which is not what is asked of it.");

    private static double Real(string text) => text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
