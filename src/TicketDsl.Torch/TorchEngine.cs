using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;
using TicketDsl.Torch.Data;
using TicketDsl.Torch.Programs;
using static TorchSharp.torch;

namespace TicketDsl.Torch;

/// <summary>
/// The engine on TorchSharp, for CUDA first: all replicates of an experiment in one tensor program. Weights, masks, batches and
/// augmentation are the runtime's, as for every engine; dropout draws on the device, so with dropout its results are like the embedded
/// engine's and not the same. Sums run in whatever order libtorch's kernels have: bits differ from machine to machine. A replicate whose
/// outputs are no longer finite trains on, since to see it would take the device's answer; who looks at its weights sees it.
/// </summary>
public sealed class TorchEngine : IEngine
{
    /// <summary>Memory that a group of replicates may take by estimate; the rest of a device is for data sets and what kernels need.</summary>
    private const long GroupBytes = 8L << 30;

    /// <summary>Values of a flat tensor that 32-bit indices reach; kernels are slower beyond.</summary>
    private const long MostValues = int.MaxValue;

    private readonly DataOnDevice _data;
    private readonly Action<string>? _announce;
    private readonly ConditionalWeakTable<TrainingProblem, GroupLimit> _limits = [];

    /// <summary>An engine on a device.</summary>
    /// <param name="device"><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
    /// <param name="allowTf32">Whether CUDA may round what it multiplies to TF32: faster, with 10 bits of mantissa instead of 23.</param>
    /// <param name="announce">Told, a line at a time, of what the user should know: that a group was halved.</param>
    /// <exception cref="TicketException">There is no such device, or no libtorch: says what to do.</exception>
    public TorchEngine(string device, bool allowTf32 = false, Action<string>? announce = null)
    {
        TorchLibrary.Require(device);
        _data = new DataOnDevice(TorchSharp.torch.device(device));
        _announce = announce;
        Kind = $"torch on {TorchSharp.torch.device(device).type.ToString().ToLowerInvariant()}{(allowTf32 ? " with tf32" : "")}";
        backends.cuda.matmul.allow_tf32 = allowTf32;
        backends.cudnn.allow_tf32 = allowTf32;
    }

    /// <inheritdoc/>
    public string Name => "torch";

    /// <inheritdoc/>
    public string Kind { get; }

    /// <summary>Told of the replicates of a group before it trains; may throw what libtorch would.</summary>
    internal Action<int>? BeforeTraining { get; init; }

    /// <summary>Memory that a group may take.</summary>
    internal long Bytes { get; init; } = GroupBytes;

    /// <inheritdoc/>
    public int PreferredReplicates(TrainingProblem problem) => Limit(problem).Replicates;

    /// <inheritdoc/>
    public ITrainer CreateTrainer(TrainingProblem problem, int replicates)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        return new TorchTrainer(problem, replicates, _data, Limit(problem), BeforeTraining);
    }

    /// <inheritdoc/>
    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(order);
        using var program = new TensorProgram(problem, _data, [new ReplicateBegin(weights.ToArray(), masks, order, iteration)]);
        var gradient = new float[problem.Parameters];
        program.Gradient(gradient);
        return gradient;
    }

    private GroupLimit Limit(TrainingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return _limits.GetValue(problem, some =>
        {
            var most = Math.Min(Bytes / ReplicateMemory.Of(some), MostValues / some.Parameters);
            return new GroupLimit((int)Math.Clamp(most, 1, int.MaxValue), $"A network of {some.Parameters} parameters", _announce);
        });
    }
}
