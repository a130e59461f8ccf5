using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning.Criteria;

namespace TicketDsl.Runtime.Pruning;

/// <summary>Makes the masks of the next level. Pure: the same trained weights give the same masks, whichever engine trained them.</summary>
public static class Pruner
{
    /// <summary>Prunes <paramref name="masks"/> to what the schedule has left at <paramref name="target"/>, exactly, by trained weights alone.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="pruning">How.</param>
    /// <param name="trained">Flat trained weights under <paramref name="masks"/>.</param>
    /// <param name="masks">What remained while they trained.</param>
    /// <param name="target">What is to be left.</param>
    public static MaskSet Prune(
        ImmutableArray<Layer> layers, PruningDefinition pruning, ReadOnlyMemory<float> trained, MaskSet masks, ScheduleLevel target) =>
        Prune(layers, pruning, new PruningEvidence(trained), masks, target);

    /// <summary>Prunes <paramref name="masks"/> to what the schedule has left at <paramref name="target"/>, exactly.</summary>
    /// <param name="layers">The network.</param>
    /// <param name="pruning">How.</param>
    /// <param name="evidence">What the criterion looks at.</param>
    /// <param name="masks">What remained in the training that is pruned from.</param>
    /// <param name="target">What is to be left.</param>
    /// <exception cref="ArgumentException">The evidence does not have what the criterion looks at.</exception>
    public static MaskSet Prune(ImmutableArray<Layer> layers, PruningDefinition pruning, PruningEvidence evidence, MaskSet masks, ScheduleLevel target)
    {
        ArgumentNullException.ThrowIfNull(pruning);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(target);
        return pruning.Granularity switch
        {
            Granularity.Weight or Granularity.Filter or Granularity.Channel => PruneLayers(layers, pruning, evidence, masks, target),
            Granularity.Unit => PruneUnits(layers, pruning.Criterion, evidence.Trained, masks, target),
            _ => throw new ArgumentOutOfRangeException(nameof(pruning)),
        };
    }

    private static MaskSet PruneLayers(ImmutableArray<Layer> layers, PruningDefinition pruning, PruningEvidence evidence, MaskSet masks, ScheduleLevel target)
    {
        var kept = Array.ConvertAll([.. masks.Layers], mask => mask.ToArray());
        if (pruning.Scope == Scope.Global)
        {
            int[] competing = [.. Enumerable.Range(0, layers.Length).Where(l => layers[l].IsPruned)];
            Selection.DropLowest(Array.ConvertAll(competing, l => kept[l]), Array.ConvertAll(competing, Scores), masks.Count - target.TotalWeights);
        }
        else
        {
            for (var l = 0; l < layers.Length; l++)
                if (masks[l].Count > target.Weights[l]) Drop(l, masks[l].Count - target.Weights[l]);
        }

        return new MaskSet([.. layers.Select((layer, l) => Mask.From(layer.Inputs, layer.Units, kept[l]))]);

        float[] Scores(int l) => WeightScores.Of(pruning.Of(layers[l]).Criterion, layers, l, evidence, masks[l]);

        void Drop(int l, int weights)
        {
            if (pruning.PatternLength > 0)
            {
                PatternGroups.DropLowest(kept[l], Scores(l), layers[l], pruning.PatternLength, target.Weights[l]);
                return;
            }

            if (pruning.Of(layers[l]) is var own && !own.Granularity.IsGrouped())
            {
                Selection.DropLowest([kept[l]], [Scores(l)], weights);
                return;
            }

            var (layer, size) = (layers[l], LayerGroups.Size(own.Granularity, layers[l]));
            var scores = GroupScores.Of(own, layers, l, evidence, masks[l]);
            int[] left = [.. Enumerable.Range(0, kept[l].Length).Where(i => kept[l][i]).Select(i => LayerGroups.Of(own.Granularity, layer, i)).Distinct().Order()];
            var gone = Selection.Lowest(left, Array.ConvertAll(left, group => scores[group]), weights / size).ToHashSet();
            for (var i = 0; i < kept[l].Length; i++) kept[l][i] &= !gone.Contains(LayerGroups.Of(own.Granularity, layer, i));
        }
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
