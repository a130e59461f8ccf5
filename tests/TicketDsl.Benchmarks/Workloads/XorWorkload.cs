using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>2-10-1 on the four points of XOR, as the XOR study trains it: an iteration of one replicate among many.</summary>
internal sealed class XorWorkload(string optimizerName, OptimizerDefinition optimizer, double askedRatio) : IWorkload
{
    // Some 30 ms, as a peer's segments: shorter ones would slip through between the turns of other processes.
    private const int Iterations = 30_000;

    public static ImmutableArray<XorWorkload> All { get; } =
    [
        new("Adam", new AdamDefinition(0.005, 0.9, 0.999, 1e-8), askedRatio: 12),
        new("SGD", new SgdDefinition(0.5, 0), askedRatio: 16),
    ];

    public string Name => $"xor-{optimizerName.ToLowerInvariant()}";

    public string Work => $"XOR 2-10-1, {optimizerName}";

    public double? Density => 1;

    public TimeUnit Unit => TimeUnit.Nanosecond;

    public string Of => "a trial-iteration";

    public Peer Peer => new("xor.py", optimizerName.ToLowerInvariant());

    public double AskedRatio => askedRatio;

    public double EngineNanoseconds()
    {
        Layer[] layers = [new("Hidden", 2, 10, Activation.Relu), new("Output", 10, 1, Activation.None)];
        var examples = DatasetLoader.Load(Dataset.Xor, InputScaling.Unit, DataSource.OfProcess()).Training;
        var problem = new TrainingProblem(NetworkDefinition.Chain(layers), Loss.SigmoidCrossEntropy, optimizer, examples, examples.Count, IsFullBatch: true);
        var engine = new EmbeddedEngine();
        var replicates = engine.PreferredReplicates(problem);
        using var trainer = engine.CreateTrainer(problem, replicates);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var key = new RandomKey("benchmark", replicate);
            var weights = InitialWeights.Draw(layers, new(Initializer.TruncatedNormal, 0.1), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
            trainer.Start(replicate, weights, MaskSet.Dense(layers), new BatchOrder(key, [0, 1, 2, 3], 4), iteration: 0);
        }

        return Timing.MedianNanoseconds((long)Iterations * replicates, () => trainer.Train(Iterations, CancellationToken.None));
    }
}
