using System.Globalization;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks;

/// <summary>2-10-1 on the four points of XOR, as the XOR study trains it: nanoseconds an iteration of one replicate.</summary>
internal static class XorBenchmark
{
    private const int Iterations = 1000;

    public static void Run()
    {
        Layer[] layers = [new("Hidden", 2, 10, Activation.Relu), new("Output", 10, 1, Activation.None)];
        var examples = DatasetLoader.Load(Dataset.Xor, InputScaling.Unit, DataSource.OfProcess()).Training;
        foreach (var (name, optimizer) in new (string, OptimizerDefinition)[] { ("Adam", new AdamDefinition(0.005, 0.9, 0.999, 1e-8)), ("SGD", new SgdDefinition(0.5, 0)) })
        {
            var problem = new TrainingProblem([.. layers], Loss.SigmoidCrossEntropy, optimizer, examples, examples.Count, IsFullBatch: true);
            var engine = new EmbeddedEngine();
            var replicates = engine.PreferredReplicates(problem);
            using var trainer = engine.CreateTrainer(problem, replicates);
            for (var replicate = 0; replicate < replicates; replicate++)
            {
                var key = new RandomKey("benchmark", replicate);
                var weights = InitialWeights.Draw(layers, new(Initializer.TruncatedNormal, 0.1), layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
                trainer.Start(replicate, weights, MaskSet.Dense(layers), new BatchOrder(key, [0, 1, 2, 3], 4), iteration: 0);
            }

            var time = Timing.MedianNanoseconds((long)Iterations * replicates, () => trainer.Train(Iterations, CancellationToken.None));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"XOR 2-10-1, {name,-4}  {time,8:F1} ns a trial-iteration"));
        }
    }
}
