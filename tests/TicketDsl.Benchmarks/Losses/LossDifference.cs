using System.Globalization;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>How far apart the losses of engine and PyTorch are.</summary>
/// <param name="Largest">The largest relative difference.</param>
/// <param name="At">Its iteration.</param>
/// <param name="Within">Iterations before the first difference above what is allowed.</param>
/// <param name="ItselfWithin">Iterations before PyTorch in single precision differs as much from itself in double.</param>
internal sealed record LossDifference(double Largest, int At, int Within, int ItselfWithin)
{
    /// <summary>Reads what compare_losses.py prints.</summary>
    /// <exception cref="TicketException">It is something else.</exception>
    public static LossDifference Parse(string[] line) =>
        line is [_, "relative", var largest, var at, var within, var itself]
            ? new(Real(largest), Whole(at), Whole(within), Whole(itself))
            : throw new TicketException($"compare_losses.py printed '{string.Join("\t", line)}', which is not what is asked of it.");

    private static double Real(string text) => text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
