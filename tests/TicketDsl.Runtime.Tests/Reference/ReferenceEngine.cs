using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>The reference as an engine, for whole experiments over small networks of any kind.</summary>
internal sealed class ReferenceEngine : IEngine
{
    public string Name => "reference";

    public int PreferredReplicates(TrainingProblem problem) => 2;

    public ITrainer CreateTrainer(TrainingProblem problem, int replicates) =>
        new Trainer([.. Enumerable.Range(0, replicates).Select(_ => new ReferenceTrainer(problem))]);

    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        var trainer = new ReferenceTrainer(problem);
        trainer.Start(weights, masks, order, iteration);
        return Array.ConvertAll(trainer.Gradient(), value => (float)value);
    }

    private sealed class Trainer(ReferenceTrainer[] trainers) : ITrainer
    {
        public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration) =>
            trainers[replicate].Start(weights, masks, order, iteration);

        public void Train(int iterations, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var trainer in trainers) trainer.Train(iterations);
        }

        public void ReadWeights(int replicate, Span<float> weights) => Narrow(trainers[replicate].ReadWeights(), weights);

        public void WriteWeights(int replicate, ReadOnlySpan<float> weights) => trainers[replicate].WriteWeights(Array.ConvertAll(weights.ToArray(), weight => (double)weight));

        public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs) => Narrow(trainers[replicate].Predict(examples, rows), outputs);

        public void Dispose()
        {
        }

        private static void Narrow(double[] values, Span<float> narrow)
        {
            for (var i = 0; i < narrow.Length; i++) narrow[i] = (float)values[i];
        }
    }
}
