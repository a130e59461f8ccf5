using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Another engine, where a weight of some trainings is not a number.</summary>
/// <param name="engine">The other engine.</param>
/// <param name="place">Which of the flat weights.</param>
/// <param name="isPoisoned">Whether a replicate's training under these masks is one of them.</param>
internal sealed class PoisonedEngine(IEngine engine, int place, Func<int, MaskSet, bool> isPoisoned) : IEngine
{
    public string Name => engine.Name;

    public int PreferredReplicates(TrainingProblem problem) => engine.PreferredReplicates(problem);

    public ITrainer CreateTrainer(TrainingProblem problem, int replicates) => new Trainer(engine.CreateTrainer(problem, replicates), place, isPoisoned, replicates);

    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration) => engine.Gradient(problem, weights, masks, order, iteration);

    private sealed class Trainer(ITrainer trainer, int place, Func<int, MaskSet, bool> isPoisoned, int replicates) : ITrainer
    {
        private readonly bool[] _isPoisoned = new bool[replicates];

        public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
        {
            _isPoisoned[replicate] = isPoisoned(order.Key.Replicate, masks);
            trainer.Start(replicate, weights, masks, order, iteration);
        }

        public void Train(int iterations, CancellationToken cancellation) => trainer.Train(iterations, cancellation);

        public void ReadWeights(int replicate, Span<float> weights)
        {
            trainer.ReadWeights(replicate, weights);
            if (_isPoisoned[replicate]) weights[place] = float.NaN;
        }

        public void WriteWeights(int replicate, ReadOnlySpan<float> weights) => trainer.WriteWeights(replicate, weights);

        public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs) => trainer.Predict(replicate, examples, rows, outputs);

        public void Dispose() => trainer.Dispose();
    }
}
