using System.Collections.Immutable;
using System.Globalization;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.FrankleCarbin2018;

/// <summary>What the first version explores on MNIST (Frankle &amp; Carbin, March 2018): initialisation, network size, pruning fraction, resetting.</summary>
public static class MnistVariantTables
{
    private const string Protocol = MnistTables.Protocol + " No controls; what a row names is changed (values: ours).";

    private static readonly Study Study = new("mnist-2018-variants", new Shortening(Step.Iterations(400), Rounds: At51, Replicates: 3));

    private static readonly Series Base = new("N(0, 0.1), 300-100, 0.2", MnistTickets.Definition);

    private static readonly Series TwoFifths = new("0.4", MnistTwoFifths.Definition);

    private static readonly Series Continued = new("continued training", MnistContinued.Definition);

    /// <summary>Distributions of the initial weights.</summary>
    public static MeanTable Initializations { get; } = Table("mnist-2018-initializations", "distributions of the initial weights",
    [
        Base,
        .. MnistDeviations.Points.All.Select(point => new Series(string.Create(CultureInfo.InvariantCulture, $"N(0, {point.Initialization.StandardDeviation})"), point) { OnlyFull = true }),
        new("Glorot", MnistGlorot.Definition),
    ]);

    /// <summary>Sizes of the hidden layers.</summary>
    public static MeanTable Sizes { get; } = Table("mnist-2018-sizes", "network size",
        [new("100-34", MnistNarrow.Definition), Base, new("900-300", MnistWide.Definition) { OnlyFull = true }]);

    /// <summary>Pruning fractions, with claims of one size of ticket by many small rounds and by few large ones.</summary>
    public static MeanTable Fractions { get; } = Table("mnist-2018-fractions", "pruning fraction",
        [new("0.1", MnistTenth.Definition) { OnlyFull = true }, Base, TwoFifths]) with
    {
        Claims =
        [
            More("a fifth a round gives more accurate tickets than two fifths, both at about 21 %", new Points(Base, At21), new Points(TwoFifths, 3)) with { OnlyFull = true },
            More("two fifths a round: tickets at 21 % are as accurate as their dense network", new Points(TwoFifths, 3), new Points(TwoFifths, 0)) with { Lies = Relation.AtLeast(ClaimsOfCurves.NoMatter) },
        ],
    };

    /// <summary>Resetting survivors to their initial weights, against going on with their trained ones.</summary>
    public static MeanTable Resetting { get; } = Table("mnist-2018-resetting", "resetting against continued training", [Base with { Name = "resetting" }, Continued]) with
    {
        Protocol = Protocol + ShortTrainings.FavourTrainingOn,
        Claims =
        [
            More("resetting is more accurate than continued training, 64 % and 51 %", Points.Between(Base, At64, At51), Points.Between(Continued, At64, At51)),
            More("resetting is more accurate than continued training, 13 % to 5.6 %", Points.Between(Base, At13, At5Point6), Points.Between(Continued, At13, At5Point6)) with { OnlyFull = true },
        ],
    };

    private static DifferenceClaim More(string text, Points of, Points with) => ClaimsOfCurves.More(text, MnistTables.Drawn, of, with, OutcomeColumn.TestAccuracy);

    private static MeanTable Table(string name, string what, ImmutableArray<Series> series) => new()
    {
        Name = name,
        Study = Study,
        Title = $"MNIST, first version: {what}",
        Source = MnistTables.Source,
        Protocol = Protocol,
        Series = series,
        Columns = MnistTables.Columns,
        Claims =
        [
            .. series.Where(one => !one.OnlyFull).Select(one => ClaimsOfCurves.AtLeast(
                $"{one.Name}: tickets at 51 % are at least as accurate as their dense network", MnistTables.Drawn, new Points(one, At51), new Points(one, 0), OutcomeColumn.TestAccuracy)),
            .. series.Select(one => ClaimsOfCurves.AtLeast(
                $"{one.Name}: tickets at 17 % are at least as accurate as their dense network", MnistTables.Drawn, new Points(one, At17), new Points(one, 0), OutcomeColumn.TestAccuracy) with { OnlyFull = true }),
        ],
    };
}
