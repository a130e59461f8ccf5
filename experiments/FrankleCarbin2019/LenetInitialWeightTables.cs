using System.Collections.Immutable;
using System.Globalization;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.FrankleCarbin2019;

/// <summary>How much of a ticket is its initial weights (Frankle &amp; Carbin 2019, appendices): noise on them, and masks found without resetting to them.</summary>
public static class LenetInitialWeightTables
{
    private static readonly Study Study = new("lenet-initial-weights", new Shortening(Step.Iterations(400), Rounds: At21, Replicates: 3, Controls: 1) { ControlLevels = [At21] });

    private static readonly ImmutableArray<OutcomeColumn> Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy];

    private static readonly Series Ticket = new("ticket", LenetNoise.Definition);

    private static readonly ImmutableArray<Series> Noisy = [.. ((double[])[0.5, 1, 2, 3]).Select(size =>
        new Series(string.Create(CultureInfo.InvariantCulture, $"noise of {size} σ"), LenetNoise.Definition, Control.Noise) { StandardDeviations = size, OnlyFull = size is 1 or 2 })];

    private static readonly Series Reinitialized = new("reinitialised", LenetNoise.Definition, Control.Reinitialize);

    private static readonly Series Resetting = new("strategy 1: resetting", LenetNoise.Definition);

    private static readonly Series MasksOfContinued = new("strategy 2: masks of continued training", LenetContinued.Definition, Control.Rewind);

    private static readonly Series Continued = new("continued training itself", LenetContinued.Definition);

    /// <summary>Tickets whose initial weights have noise on them.</summary>
    public static MeanTable Noise { get; } = new()
    {
        Name = "lenet-noise",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: noise on the initial weights of tickets",
        Source = LenetTables.Paper + ", appendix on LeNet, which draws curves.",
        Protocol = LenetTables.Protocol + " Noise: Gaussian, of 0.5 to 3 standard deviations of the layer's initial distribution (stated), at five sizes (ours).",
        Series = [Ticket, .. Noisy, Reinitialized],
        Columns = Columns,
        Claims =
        [
            ClaimsOfCurves.More(
                "tickets with noise of 0.5 σ are more accurate than reinitialised ones at 21.1 %", "noise of 0.5 σ hardly matters (recalled)", new Points(Noisy[0], At21), new Points(Reinitialized, At21)),
            ClaimsOfCurves.More(
                "tickets with noise of 3 σ are more accurate than reinitialised ones at 21.1 %", "even 3 σ beat reinitialisation (stated, a drawing)", new Points(Noisy[^1], At21), new Points(Reinitialized, At21)),
            ClaimsOfCurves.More("noise of 0.5 σ harms less than of 3 σ at 21.1 %", "more noise harms more (recalled)", new Points(Noisy[0], At21), new Points(Noisy[^1], At21)),
            ClaimsOfCurves.More(
                "tickets with noise of 3 σ are more accurate than reinitialised ones, 13.5 % to 3.6 %", "even 3 σ beat reinitialisation (stated, a drawing)",
                new Points(Noisy[^1], At13, At7, At3Point6), new Points(Reinitialized, At13, At7, At3Point6)) with { OnlyFull = true },
        ],
    };

    /// <summary>Strategies 1 and 2 of appendix B, and training that never resets.</summary>
    public static MeanTable Strategies { get; } = new()
    {
        Name = "lenet-strategies",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: masks found with and without resetting",
        Source = LenetTables.Paper + ", appendix B, which draws curves.",
        Protocol = LenetTables.Protocol + " Strategy 1 resets survivors to their initial weights after each round; strategy 2 goes on with their trained weights, and trains the masks so found from the "
            + "initial weights (stated); those are shown at five sizes (ours)." + ShortTrainings.FavourTrainingOn,
        Series = [Resetting, MasksOfContinued, Continued],
        Columns = Columns,
        Claims =
        [
            ClaimsOfCurves.More("resetting finds more accurate tickets than continued training at 21.1 %", "strategy 1 is better (stated, a drawing)", new Points(Resetting, At21), new Points(MasksOfContinued, At21)),
            ClaimsOfCurves.More(
                "resetting finds more accurate tickets than continued training, 13.5 % to 3.6 %", "strategy 1 is better (stated, a drawing)",
                new Points(Resetting, At13, At7, At3Point6), new Points(MasksOfContinued, At13, At7, At3Point6)) with { OnlyFull = true },
            ClaimsOfCurves.Lower(
                "tickets by resetting stop earlier, 13.5 % to 3.6 %", "strategy 1 learns faster (recalled)",
                new Points(Resetting, At13, At7, At3Point6), new Points(MasksOfContinued, At13, At7, At3Point6), OutcomeColumn.EarlyStop) with { OnlyFull = true },
        ],
    };
}
