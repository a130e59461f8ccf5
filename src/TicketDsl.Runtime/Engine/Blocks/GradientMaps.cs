namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Gradients share maps: one is needed only from the stage that first writes it to the last that reads it, so a few that stay in cache
/// do for a network of any depth; and one that a single stage writes and reads is needed for one block alone. Whoever writes a gradient
/// first writes all of it but the border, which stays 0.
/// </summary>
internal static class GradientMaps
{
    /// <summary>Gives each signal that needs one a map.</summary>
    /// <param name="stages">The backward pass.</param>
    /// <param name="last">Whose gradient comes from the loss.</param>
    /// <returns>The maps.</returns>
    public static IReadOnlyList<Map> Share(Stages stages, Signal last)
    {
        var maps = new List<Map>();
        var free = new Dictionary<MapShape, Stack<Map>>();
        var touched = stages.All.Select(stage => stage.SelectMany(step => step.Gradients).Where(signal => signal.NeedsGradient).Distinct().ToArray()).ToArray();
        var (firsts, lasts) = (new Dictionary<Signal, int> { [last] = -1 }, new Dictionary<Signal, int>());
        for (var stage = 0; stage < touched.Length; stage++)
            foreach (var signal in touched[stage])
            {
                firsts.TryAdd(signal, stage);
                lasts[signal] = stage;
            }

        Take(last);
        for (var stage = 0; stage < touched.Length; stage++)
        {
            foreach (var signal in touched[stage])
                if (firsts[signal] == stage) Take(signal);
            foreach (var signal in touched[stage])
                if (lasts[signal] == stage) Free(signal.Gradient.Shape).Push(signal.Gradient);
        }

        return maps;

        void Take(Signal signal)
        {
            var shape = signal.GradientShape(oneBlock: firsts[signal] == lasts[signal] && !signal.IsFlat);
            if (!Free(shape).TryPop(out var map)) maps.Add(map = new Map(shape));
            signal.Gradient = map;
        }

        Stack<Map> Free(MapShape shape) => free.TryGetValue(shape, out var stack) ? stack : free[shape] = new Stack<Map>();
    }
}
