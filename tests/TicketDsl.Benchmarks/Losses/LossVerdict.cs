using System.Globalization;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>Whether the engine is as near to PyTorch as can be asked: within what is allowed, or at least until PyTorch parts from itself.</summary>
internal sealed class LossVerdict
{
    private readonly double _allowed;
    private readonly double _median;
    private readonly double _within;
    private readonly double _itself;

    /// <summary>Of the replicates of a network at a density.</summary>
    public LossVerdict(IReadOnlyCollection<LossDifference> differences, double allowed)
    {
        _allowed = allowed;
        _median = Timing.Median([.. differences.Select(difference => difference.Largest)]);
        _within = Timing.Median([.. differences.Select(difference => (double)difference.Within)]);
        _itself = Timing.Median([.. differences.Select(difference => (double)Math.Min(difference.DoubleWithin, difference.KernelsWithin))]);
    }

    /// <summary>Whether all iterations are within what is allowed.</summary>
    public bool IsClose => _median <= _allowed;

    /// <summary>Whether it is close, or parts no sooner than PyTorch does from itself.</summary>
    public bool Holds => IsClose || _within >= _itself;

    public override string ToString()
    {
        var median = string.Create(CultureInfo.InvariantCulture, $"median {_median:0.0e-0}, allowed {_allowed:0.0e-0}");
        if (IsClose) return median;
        var parts = string.Create(CultureInfo.InvariantCulture, $"{median}: parts after {_within} iterations, PyTorch from itself after {_itself}");
        return Holds ? parts : $"{parts}: TOO SOON";
    }
}
