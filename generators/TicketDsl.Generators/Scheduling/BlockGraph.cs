using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Blocks and the blocks that they use; every answer is worked out once.</summary>
internal sealed class BlockGraph
{
    private readonly Dictionary<string, BlockSpec> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _within = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _takesChannels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _takesStride = new(StringComparer.Ordinal);

    /// <param name="blocks">The blocks; of two of one type the first counts.</param>
    public BlockGraph(IEnumerable<BlockSpec> blocks)
    {
        foreach (var block in blocks)
            if (!_blocks.ContainsKey(block.TypeName)) _blocks.Add(block.TypeName, block);
    }

    /// <summary>The block that is used, where there is one.</summary>
    public BlockSpec? Find(BlockUseSpec use) => _blocks.TryGetValue(use.Block, out var block) ? block : null;

    /// <summary>What a network's first layer computes, be it in a block.</summary>
    public OperationSpec? First(IReadOnlyList<LayerSpec> layers)
    {
        var operation = layers.Count == 0 ? null : layers[0].Operation;
        for (var depth = 0; depth <= _blocks.Count && operation is BlockUseSpec use; depth++)
            operation = Find(use) is { Layers.Count: > 0 } block ? block.Layers[0].Operation : null;
        return operation;
    }

    /// <summary>Whether a convolution takes its filters from the use of <paramref name="block"/>.</summary>
    public bool TakesChannels(BlockSpec block) =>
        Any(block, _takesChannels, static layer => layer is ConvSpec { Filters: null }, static use => use.Channels is null);

    /// <summary>Whether there is a convolution that can take the stride of the use of <paramref name="block"/>.</summary>
    public bool TakesStride(BlockSpec block) => Any(block, _takesStride, static layer => layer is ConvSpec, static _ => true);

    /// <summary>Whether <paramref name="block"/> is what is used, or in it at whatever depth.</summary>
    public bool IsWithin(BlockSpec block, BlockUseSpec use)
    {
        if (!_within.TryGetValue(use.Block, out var within))
        {
            within = new HashSet<string>(StringComparer.Ordinal);
            _within.Add(use.Block, within);
            var waiting = new Stack<string>();
            waiting.Push(use.Block);
            while (waiting.Count > 0)
            {
                var name = waiting.Pop();
                if (!within.Add(name) || !_blocks.TryGetValue(name, out var one)) continue;
                foreach (var layer in one.Layers)
                    if (layer.Operation is BlockUseSpec inner) waiting.Push(inner.Block);
            }
        }

        return within.Contains(block.TypeName);
    }

    private bool Any(BlockSpec block, Dictionary<string, bool> known, Func<OperationSpec, bool> takes, Func<BlockUseSpec, bool> passes)
    {
        if (known.TryGetValue(block.TypeName, out var any)) return any;

        // A block that is asked for within itself adds nothing.
        known.Add(block.TypeName, false);
        return known[block.TypeName] = block.Layers.Any(layer => takes(layer.Operation)
            || (layer.Operation is BlockUseSpec use && passes(use) && Find(use) is { } inner && Any(inner, known, takes, passes)));
    }
}
