namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>One operation of a network over a whole batch.</summary>
internal interface INode : IDisposable
{
    /// <summary>Takes memory, once all signals have theirs.</summary>
    void Allocate();

    /// <summary>What it does forward, in order.</summary>
    IEnumerable<Step> ForwardSteps();

    /// <summary>What it does backward, in order; asked for once, of the last node first.</summary>
    IEnumerable<Step> BackwardSteps();
}
