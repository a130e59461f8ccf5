using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting.Comparisons;

/// <summary>A cell of a comparison.</summary>
public abstract record ComparisonCell
{
    /// <summary>The cell as text.</summary>
    public abstract string Fill(IReadOnlyCollection<ComparedReplicate> replicates);
}

/// <summary>The same whatever ran: a label, a published number.</summary>
/// <param name="Text">The text.</param>
public sealed record TextCell(string Text) : ComparisonCell
{
    /// <inheritdoc/>
    public override string Fill(IReadOnlyCollection<ComparedReplicate> replicates) => Text;
}

/// <summary>A mean over replicates, with its interval.</summary>
/// <param name="Value">The number of a replicate; null where what it is of did not run.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Factor">What the number is multiplied by; 100 shows a share in per cent.</param>
public sealed record MeanCell(Func<ComparedReplicate, double?> Value, int Decimals, double Factor = 1) : ComparisonCell
{
    /// <inheritdoc/>
    public override string Fill(IReadOnlyCollection<ComparedReplicate> replicates)
    {
        double[] values = [.. replicates.Select(Value).OfType<double>()];
        return values.Length == 0 ? "–" : MeanInterval.Of(values).Format(Decimals, Factor);
    }
}
