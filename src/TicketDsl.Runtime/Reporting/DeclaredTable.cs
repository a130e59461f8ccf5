using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Reporting;

/// <summary>Makes a table that can be filled of one that was declared.</summary>
public static class DeclaredTable
{
    /// <summary>The table of means, without claims.</summary>
    public static MeanTable Of(TableDefinition declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var layers = declared.Rows[0].Experiment.Layers;
        return new MeanTable
        {
            Name = declared.Name,
            Study = new Study(declared.Study, declared.Reduced is { } reduced ? new Shortening(reduced.Steps, reduced.Rounds, reduced.Replicates, reduced.Controls) { ControlLevels = reduced.ControlLevels } : null),
            Title = declared.Title,
            Source = declared.Source,
            Protocol = declared.Protocol,
            Levels = declared.Levels,
            Series = [.. declared.Rows.Select(row => new Series(row.Name, row.Experiment, row.Control))],
            Columns = [.. declared.Columns.SelectMany(column => Columns(column, layers))],
            Claims = [],
        };
    }

    /// <summary>A declared column as those of a table; one of layers is a column each.</summary>
    /// <param name="column">The column.</param>
    /// <param name="layers">The layers with weights that all rows have.</param>
    public static ImmutableArray<OutcomeColumn> Columns(Column column, ImmutableArray<Layer> layers) => column switch
    {
        Column.EarlyStop => [OutcomeColumn.EarlyStop],
        Column.TestAccuracyAtEarlyStop => [OutcomeColumn.TestAccuracyAtEarlyStop],
        Column.TestAccuracy => [OutcomeColumn.TestAccuracy],
        Column.TrainingAccuracy => [OutcomeColumn.TrainingAccuracy],
        Column.GeneralizationGap => [OutcomeColumn.GeneralizationGap],
        Column.TrainingLoss => [OutcomeColumn.TrainingLoss],
        Column.Convergence => [OutcomeColumn.Of(Convergence.Of(), "convergence iteration", 0, unit: OutcomeColumn.EarlyStop.Unit) with { HasRange = true }],
        Column.NeuronDensity => OutcomeColumn.OfLayers(layers, NeuronDensity.Of(layers), "neuron density %", 1, 100, "points"),
        Column.InDegree => OutcomeColumn.OfLayers(layers, InDegree.Mean(layers), "in-degree", 1),
        Column.InDegreeLow => OutcomeColumn.OfLayers(layers, InDegree.Quantile(layers, 0.1), "its 10 % quantile", 1),
        Column.InDegreeHigh => OutcomeColumn.OfLayers(layers, InDegree.Quantile(layers, 0.9), "its 90 % quantile", 1),
        Column.InitialWeightsNearZero => OutcomeColumn.OfLayers(layers, InitialDistribution.NearZero(layers), "initial weights near 0", 3),
        Column.InitialWeightsLow => OutcomeColumn.OfLayers(layers, InitialDistribution.Quantile(layers, 0.1), "their 10 % quantile", 3),
        Column.InitialWeightsHigh => OutcomeColumn.OfLayers(layers, InitialDistribution.Quantile(layers, 0.9), "their 90 % quantile", 3),
        Column.Movement => OutcomeColumn.OfLayers(layers, WeightMovement.Mean(layers), "movement", 4),
        Column.MovedAwayFromZero => OutcomeColumn.OfLayers(layers, WeightMovement.AwayFromZero(layers), "moved away from 0 %", 1, 100, "points"),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "There is no such column."),
    };
}
