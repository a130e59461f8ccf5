namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>One step of a network over a whole batch.</summary>
internal interface INode : IDisposable
{
    /// <summary>What it takes.</summary>
    IReadOnlyList<Signal> Inputs { get; }

    /// <summary>What it gives; one of its inputs where it works in place.</summary>
    Signal Output { get; }

    /// <summary>Takes memory, once all signals have theirs.</summary>
    void Allocate();

    /// <summary>Computes what it gives from what it takes.</summary>
    void Forward(in Pass pass);

    /// <summary>Hands the gradient of what it gives on to what it takes, and updates its own parameters.</summary>
    void Backward(in Pass pass);
}

/// <summary>What nodes know of the batch that passes.</summary>
/// <param name="IsTraining">Whether batch norm takes the batch's own mean and variance, and dropout drops.</param>
/// <param name="Examples">Examples in the batch; the rest of the last block is 0.</param>
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
