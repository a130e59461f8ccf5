namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// Gradients share maps: one is needed only from the node that first writes it to the one that gives its signal, so a few that stay in
/// cache do for a network of any depth. Whoever writes a gradient first writes all of it but the border, which stays 0.
/// </summary>
internal static class GradientMaps
{
    /// <summary>Gives each signal that needs one a map.</summary>
    /// <param name="nodes">The network in the order of its forward pass.</param>
    /// <param name="last">Whose gradient comes from the loss.</param>
    /// <returns>The maps.</returns>
    public static IReadOnlyList<Map> Share(IReadOnlyList<INode> nodes, Signal last)
    {
        var maps = new List<Map>();
        var free = new Dictionary<MapShape, Stack<Map>>();
        var held = new Dictionary<Signal, Map>();
        Take(last);
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            foreach (var input in nodes[i].Inputs) Take(input);
            if (nodes[i].Inputs.Contains(nodes[i].Output) || !held.Remove(nodes[i].Output, out var map)) continue;
            Free(map.Shape).Push(map);
        }

        return maps;

        void Take(Signal signal)
        {
            if (!signal.NeedsGradient || held.ContainsKey(signal)) return;
            if (!Free(signal.GradientShape).TryPop(out var map)) maps.Add(map = new Map(signal.GradientShape));
            held.Add(signal, map);
            signal.GradientMap = map;
        }

        Stack<Map> Free(MapShape shape) => free.TryGetValue(shape, out var stack) ? stack : free[shape] = new Stack<Map>();
    }
}
