using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Training;

/// <summary>
/// Which examples an iteration sees: all of them in a new random order each epoch, in whole batches; what does not fill a batch waits
/// for another epoch. It follows from the replicate's key alone, so every level and every control of a replicate sees the same batches.
/// </summary>
public sealed class BatchOrder
{
    private readonly RandomKey _key;
    private readonly int[] _examples;
    private readonly int[] _order;
    private int _epoch = -1;

    /// <summary>The order of a replicate's batches.</summary>
    /// <param name="key">The replicate's random numbers.</param>
    /// <param name="examples">Indices of its training examples.</param>
    /// <param name="batchSize">Examples an iteration, from 1 to their number; all of them come in their own order, unshuffled.</param>
    public BatchOrder(RandomKey key, int[] examples, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, examples.Length);
        _key = key;
        _examples = examples;
        _order = new int[examples.Length];
        BatchSize = batchSize;
    }

    /// <summary>The replicate's random numbers, for what else an iteration draws.</summary>
    public RandomKey Key => _key;

    /// <summary>Examples an iteration.</summary>
    public int BatchSize { get; }

    /// <summary>Indices of all training examples, ascending.</summary>
    public ReadOnlySpan<int> Examples => _examples;

    /// <summary>The examples of an iteration, from 0; valid until the next call.</summary>
    public ReadOnlySpan<int> Batch(int iteration)
    {
        if (BatchSize == _examples.Length) return _examples;
        var batches = _examples.Length / BatchSize;
        var epoch = iteration / batches;
        if (epoch != _epoch)
        {
            _examples.CopyTo(_order, 0);
            _key.Stream(RandomPurpose.BatchOrder, (uint)epoch).Shuffle(_order);
            _epoch = epoch;
        }

        return _order.AsSpan(iteration % batches * BatchSize, BatchSize);
    }
}
