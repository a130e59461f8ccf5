using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Shares a density out over layers by a rule (see <see cref="RatioRule"/>), in whole weights of the density's exact sum.</summary>
internal static class RatioCounter
{
    /// <summary>The share that a last linear layer keeps at least under <see cref="RatioRule.UniformPlus"/>.</summary>
    public const double LeastOfLast = 0.2;

    /// <summary>What remains of each layer; layers that are not pruned keep all their weights.</summary>
    public static LayerRatios Share(RatioRule rule, double density, IReadOnlyList<LayerShape> layers)
    {
        var pruned = layers.Where(static layer => layer.IsPruned).ToArray();
        var total = Total(density, layers);
        if (rule == RatioRule.SnipRatio) return new LayerRatios(null, total + layers.Where(static layer => !layer.IsPruned).Sum(static layer => layer.Weights), []);
        var saturated = new List<string>();
        var quotas = rule switch
        {
            RatioRule.Uniform => pruned.Select(layer => density * layer.Weights).ToArray(),
            RatioRule.UniformPlus => UniformPlus(total, layers, pruned),
            _ => Erk(total, pruned, saturated),
        };
        var counts = Round(quotas, pruned, total);
        var next = 0;
        var all = layers.Select(layer => layer.IsPruned ? counts[next++] : layer.Weights).ToEquatableArray();
        return new LayerRatios(all, all.Sum(), saturated.ToEquatableArray());
    }

    /// <summary>Weights of the pruned layers that a density leaves; halves are rounded away from zero.</summary>
    public static long Total(double density, IReadOnlyList<LayerShape> layers) =>
        (long)Math.Round((decimal)density * layers.Where(static layer => layer.IsPruned).Sum(static layer => layer.Weights), MidpointRounding.AwayFromZero);

    /// <summary>What <see cref="RatioRule.UniformPlus"/> keeps whatever the density: a first convolution, and a fifth of a last linear layer.</summary>
    /// <param name="layers">The network's layers with weights; one that is not pruned keeps its weights anyway.</param>
    public static (LayerShape? First, LayerShape? Last) Reserved(IReadOnlyList<LayerShape> layers)
    {
        var first = layers.FirstOrDefault(static layer => layer.Kind == LayerKind.Conv);
        var last = layers.Count == 0 ? null : layers[layers.Count - 1];
        return (first is { IsPruned: true } ? first : null, last is { IsPruned: true, Kind: LayerKind.Linear } ? last : null);
    }

    private static double[] UniformPlus(long total, IReadOnlyList<LayerShape> layers, LayerShape[] pruned)
    {
        var reserved = Reserved(layers);
        var (first, last) = (reserved.First?.Weights ?? 0, reserved.Last?.Weights ?? 0);
        var all = pruned.Sum(static layer => layer.Weights);
        var shared = all == first ? 1 : (double)(total - first) / (all - first);
        var ofLast = Math.Max(shared, LeastOfLast);
        if (shared < LeastOfLast && last > 0) shared = all == first + last ? 0 : (total - first - LeastOfLast * last) / (all - first - last);
        return pruned.Select(layer => layer.Weights * (layer == reserved.First ? 1 : layer == reserved.Last ? ofLast : shared)).ToArray();
    }

    private static double[] Erk(long total, LayerShape[] pruned, List<string> saturated)
    {
        var isDense = new bool[pruned.Length];
        while (true)
        {
            var left = (double)total;
            var weighted = 0.0;
            for (var i = 0; i < pruned.Length; i++)
            {
                if (isDense[i]) left -= pruned[i].Weights;
                else weighted += Raw(pruned[i]) * pruned[i].Weights;
            }

            var scale = weighted == 0 ? 0 : left / weighted;
            var highest = pruned.Where((_, i) => !isDense[i]).Select(Raw).DefaultIfEmpty(0).Max();
            if (highest * scale <= 1)
            {
                saturated.AddRange(pruned.Where((_, i) => isDense[i]).Select(static layer => layer.Path));
                return pruned.Select((layer, i) => isDense[i] ? layer.Weights : scale * Raw(layer) * layer.Weights).ToArray();
            }

            for (var i = 0; i < pruned.Length; i++) isDense[i] |= Raw(pruned[i]).Equals(highest);
        }
    }

    /// <summary>What a layer's density is proportional to.</summary>
    private static double Raw(LayerShape layer)
    {
        if (layer.Kind != LayerKind.Conv) return ((double)layer.Inputs + layer.Units) / layer.Weights;
        var size = layer.Window!.Size;
        return ((double)layer.From.Channels + layer.Units + size + size) / layer.Weights;
    }

    /// <summary>Whole numbers of the given sum: quotas rounded down, then one more for the largest rests, of equal ones the first.</summary>
    private static long[] Round(double[] quotas, LayerShape[] pruned, long total)
    {
        var counts = quotas.Select((quota, i) => Math.Max(0, Math.Min(pruned[i].Weights, (long)Math.Floor(quota)))).ToArray();
        var missing = total - counts.Sum();
        var byRest = Enumerable.Range(0, counts.Length).OrderByDescending(i => quotas[i] - counts[i]).ToArray();
        for (var turn = 0; missing > 0 && turn < 2; turn++)
        {
            foreach (var i in byRest)
            {
                if (missing == 0 || counts[i] == pruned[i].Weights) continue;
                counts[i]++;
                missing--;
            }
        }

        return counts;
    }
}
