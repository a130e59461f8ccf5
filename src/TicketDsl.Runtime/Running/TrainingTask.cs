using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Running;

/// <summary>A training that is asked for: found in the store, or trained from its start.</summary>
/// <param name="identity">Which it is; null where nothing is kept.</param>
/// <param name="masks">What remains; worked out only where it has to be.</param>
/// <param name="start">What it begins with under those masks; worked out only where it has to be.</param>
internal sealed class TrainingTask(TrainingIdentity? identity, Func<MaskSet> masks, Func<MaskSet, ReplicateStart> start)
{
    private MaskSet? _masks;
    private ReplicateStart? _start;

    /// <summary>Which it is.</summary>
    public TrainingIdentity? Identity => identity;

    /// <summary>What it begins with.</summary>
    public ReplicateStart Start => _start ??= start(Masks);

    /// <summary>What remains while it trains.</summary>
    public MaskSet Masks => _masks ??= masks();

    /// <summary>How it ended; null while it has not.</summary>
    public ReplicateEnd? End { get; private set; }

    /// <summary>What was found of it; null where it has to be trained.</summary>
    public StoredTraining? Found { get; private set; }

    /// <summary>Takes what the store has. Its masks are known from then on, its end with <see cref="Finish"/>.</summary>
    public void Take(StoredTraining found) => (Found, _masks) = (found, found.Masks);

    /// <summary>Where it was left, if it was.</summary>
    public TrainingCheckpoint? Checkpoint { get; set; }

    /// <summary>The right to train it; null where it has none, or has given it on.</summary>
    public Claim? Claim { get; set; }

    /// <summary>Sets how it ended.</summary>
    public void Finish(ReplicateEnd end) => (End, Found) = (end, null);
}
