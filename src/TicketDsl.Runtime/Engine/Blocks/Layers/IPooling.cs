namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>
/// The pooling of the greatest, and the ReLU, that follow a convolution. Where it is of two by two places, the convolution hands it its
/// rows two by two as soon as they are there, and takes its errors alike: so they never leave the cache, and the values are never kept.
/// </summary>
internal interface IPooling
{
    /// <summary>What it gives. Its errors are fewer than the convolution's and have the same sum.</summary>
    Signal Output { get; }

    /// <summary>Whether the convolution hands it its rows; else it has steps of its own.</summary>
    bool IsFed { get; }

    /// <summary>Pools two rows.</summary>
    /// <param name="block">The block.</param>
    /// <param name="row">The row of the pooling.</param>
    /// <param name="place">The first place of the pooling.</param>
    /// <param name="places">How many places.</param>
    /// <param name="channels">Of which channels.</param>
    void Forward(int block, int row, int place, int places, ReadOnlySpan<int> channels);

    /// <summary>Writes the errors of two rows, from those of the pooling where ReLU let nothing through being 0 already.</summary>
    /// <param name="block">The block.</param>
    /// <param name="row">The row of the pooling.</param>
    /// <param name="channels">Of which channels.</param>
    void Backward(int block, int row, ReadOnlySpan<int> channels);
}
