using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A number of a training as a column of means.</summary>
/// <param name="Header">What stands above it, with its unit.</param>
/// <param name="Value">The number.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Factor">What the number is multiplied by to be in the column's unit; 100 shows a share in per cent.</param>
/// <param name="Unit">What a difference of two is counted in, such as <c>points</c>.</param>
public sealed record OutcomeColumn(string Header, Func<TrainingOutcome, double> Value, int Decimals, double Factor, string Unit)
{
    /// <summary>The iteration of least validation loss.</summary>
    public static OutcomeColumn EarlyStop { get; } = new("early-stop iteration", outcome => outcome.EarlyStopIteration, 0, 1, "iterations");

    /// <summary>Test accuracy with the weights of the early-stop iteration.</summary>
    public static OutcomeColumn TestAccuracyAtEarlyStop { get; } = OfShare("test accuracy % at early stop", outcome => outcome.TestAccuracyAtEarlyStop);

    /// <summary>Test accuracy at the end.</summary>
    public static OutcomeColumn TestAccuracy { get; } = OfShare("test accuracy % at the end", outcome => outcome.TestAccuracy);

    /// <summary>Training accuracy at the end.</summary>
    public static OutcomeColumn TrainingAccuracy { get; } = OfShare("training accuracy % at the end", outcome => outcome.TrainingAccuracy);

    /// <summary>Training accuracy less test accuracy at the end.</summary>
    public static OutcomeColumn GeneralizationGap { get; } = OfShare("generalisation gap, points", outcome => outcome.TrainingAccuracy - outcome.TestAccuracy);

    /// <summary>Mean loss over the training examples at the end.</summary>
    public static OutcomeColumn TrainingLoss { get; } = new("training loss at the end", outcome => outcome.TrainingLoss, 4, 1, "nats");

    /// <summary>Whether the least and the greatest run stand beside the mean.</summary>
    public bool HasRange { get; init; } = true;

    /// <summary>The measure it shows, where it is none of the numbers that every training has.</summary>
    public Measure? Measure { get; private init; }

    /// <summary>A measure as a column, without the least and the greatest run; that of a pair stands in rows of controls alone.</summary>
    public static OutcomeColumn Of(Measure measure, string header, int decimals, double factor = 1, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new OutcomeColumn(header, outcome => outcome.Measures.GetValueOrDefault(measure.Name, double.NaN), decimals, factor, unit) { Measure = measure, HasRange = false };
    }

    /// <summary>A measure of each layer as a column each, the layer's name behind the header.</summary>
    public static ImmutableArray<OutcomeColumn> OfLayers(
        ImmutableArray<Layer> layers, ImmutableArray<Measure> measures, string header, int decimals, double factor = 1, string unit = "") =>
        [.. measures.Select((measure, layer) => Of(measure, $"{header}, {layers[layer].Name}", decimals, factor, unit))];

    /// <summary>A value in the column's unit.</summary>
    public string Format(double value) => (value * Factor).ToString(Digits, CultureInfo.InvariantCulture);

    /// <summary>A mean with its interval in the column's unit.</summary>
    public string Format(MeanInterval mean) => mean.Format(Decimals, Factor);

    /// <summary>A difference with its sign and interval: <c>+0.31 ± 0.12 points</c>.</summary>
    public string FormatDifference(MeanInterval difference) =>
        $"{(difference.Mean >= 0 ? "+" : "")}{Format(difference).Replace("-", "−", StringComparison.Ordinal)} {Unit}".TrimEnd();

    private string Digits => "F" + Decimals.ToString(CultureInfo.InvariantCulture);

    private static OutcomeColumn OfShare(string header, Func<TrainingOutcome, double> value) => new(header, value, 2, 100, "points");
}
