using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning.Criteria;

namespace TicketDsl.Runtime.Pruning;

/// <summary>Makes the masks of the next level. Pure: the same trained weights give the same masks, whichever engine trained them.</summary>
public static class Pruner
{
    /// <summary>Prunes <paramref name="masks"/> to what the schedule has left at <paramref name="target"/>, exactly.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="pruning">How.</param>
    /// <param name="trained">Flat trained weights under <paramref name="masks"/>.</param>
    /// <param name="masks">What remained while they trained.</param>
    /// <param name="target">What is to be left.</param>
    public static MaskSet Prune(
        ImmutableArray<Layer> layers, PruningDefinition pruning, ReadOnlyMemory<float> trained, MaskSet masks, ScheduleLevel target)
    {
        ArgumentNullException.ThrowIfNull(pruning);
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(target);
        return pruning.Granularity switch
        {
            Granularity.Weight => PruneWeights(layers, pruning.Criterion, trained, masks, target),
            Granularity.Unit => PruneUnits(layers, pruning.Criterion, trained, masks, target),
            _ => throw new ArgumentOutOfRangeException(nameof(pruning)),
        };
    }

    private static MaskSet PruneWeights(ImmutableArray<Layer> layers, Criterion criterion, ReadOnlyMemory<float> trained, MaskSet masks, ScheduleLevel target)
    {
        var pruned = ImmutableArray.CreateBuilder<Mask>(layers.Length);
        for (var l = 0; l < layers.Length; l++)
        {
            var mask = masks[l];
            var scores = WeightScores.Of(criterion, LayerWeights.Of(layers, l, trained));
            var candidates = Enumerable.Range(0, mask.Length).Where(index => mask[index]).ToArray();
            var keep = new bool[mask.Length];
            foreach (var index in candidates) keep[index] = true;
            foreach (var index in Selection.Lowest(candidates, Array.ConvertAll(candidates, index => scores[index]), mask.Count - target.Weights[l]))
                keep[index] = false;
            pruned.Add(Mask.From(mask.Inputs, mask.Units, index => keep[index]));
        }

        return new MaskSet(pruned.MoveToImmutable());
    }

    private static MaskSet PruneUnits(ImmutableArray<Layer> layers, Criterion criterion, ReadOnlyMemory<float> trained, MaskSet masks, ScheduleLevel target)
    {
        // All layers are scored before any unit goes, so that the order of layers does not matter.
        var gone = new bool[layers.Length][];
        for (var l = 0; l < layers.Length; l++)
        {
            gone[l] = new bool[layers[l].Units];
            if (l == layers.Length - 1) break;
            var mask = masks[l];
            var scores = UnitScores.Of(criterion, LayerWeights.Of(layers, l, trained), mask, LayerWeights.Of(layers, l + 1, trained), masks[l + 1]);
            var candidates = Enumerable.Range(0, mask.Units).Where(mask.HasInputs).ToArray();
            foreach (var unit in Selection.Lowest(candidates, Array.ConvertAll(candidates, unit => scores[unit]), candidates.Length - target.Units[l]))
                gone[l][unit] = true;
        }

        var pruned = layers.Select((layer, l) => Mask.From(layer.Inputs, layer.Units, index =>
            masks[l][index] && !gone[l][index / layer.Inputs] && !(l > 0 && gone[l - 1][index % layer.Inputs / UnitBlock.Length(layer.Inputs, layers[l - 1].Units)])));
        return new MaskSet([.. pruned]);
    }
}
