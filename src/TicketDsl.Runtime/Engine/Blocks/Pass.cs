namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>What nodes know of the batch that passes.</summary>
/// <param name="IsTraining">Whether batch norm takes the batch's own mean and variance, and dropout drops.</param>
/// <param name="Examples">Examples in the batch; the places after them in the last block hold none.</param>
/// <param name="Iteration">The iteration, from 0.</param>
internal readonly record struct Pass(bool IsTraining, int Examples, int Iteration)
{
    /// <summary>A bit for each example of a block that is one of the batch.</summary>
    public uint Bits(int block)
    {
        var left = Examples - block * MapShape.Lanes;
        return left >= MapShape.Lanes ? 0xFFFFu : left <= 0 ? 0u : (1u << left) - 1;
    }
}
