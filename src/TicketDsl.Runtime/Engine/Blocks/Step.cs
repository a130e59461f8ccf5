namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>
/// A piece of work that can be done a block of examples at a time. Steps that follow each other pass a block together while it is in
/// cache; which do, the <see cref="Stages"/> say.
/// </summary>
/// <param name="Run">The work on a block, or on all of them where <see cref="IsWhole"/>.</param>
internal sealed record Step(Action<Pass, int> Run)
{
    /// <summary>What comes before the first block, or null.</summary>
    public Action<Pass>? Begin { get; init; }

    /// <summary>What comes after the last block of all steps that pass together, or null.</summary>
    public Action<Pass>? End { get; init; }

    /// <summary>Whether the next step waits until all blocks have passed.</summary>
    public bool IsBarrier { get; init; }

    /// <summary>Whether it takes all blocks at once, and so waits for the steps before it and is waited for.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whose gradients it reads or writes.</summary>
    public IReadOnlyList<Signal> Gradients { get; init; } = [];
}
