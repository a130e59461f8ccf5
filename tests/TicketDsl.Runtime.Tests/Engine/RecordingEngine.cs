using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>What an engine was given when a training began.</summary>
internal sealed record RecordedStart(int Replicate, float[] Weights, MaskSet Masks, BatchOrder Order, int Iteration);

/// <summary>Another engine, and what it was given, in order; for one thread.</summary>
internal sealed class RecordingEngine(IEngine engine) : IEngine
{
    public List<RecordedStart> Starts { get; } = [];

    /// <summary>Replicates of each trainer, in order.</summary>
    public List<int> Trainers { get; } = [];

    public string Name => engine.Name;

    public string Kind => engine.Kind;

    public int PreferredReplicates(TrainingProblem problem) => engine.PreferredReplicates(problem);

    public ITrainer CreateTrainer(TrainingProblem problem, int replicates)
    {
        Trainers.Add(replicates);
        return new Trainer(engine.CreateTrainer(problem, replicates), Starts);
    }

    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration) => engine.Gradient(problem, weights, masks, order, iteration);

    private sealed class Trainer(ITrainer trainer, List<RecordedStart> starts) : ITrainer
    {
        public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
        {
            starts.Add(new RecordedStart(replicate, weights.ToArray(), masks, order, iteration));
            trainer.Start(replicate, weights, masks, order, iteration);
        }

        public void Train(int iterations, CancellationToken cancellation) => trainer.Train(iterations, cancellation);

        public StopPoint? Stopped(int replicate) => trainer.Stopped(replicate);

        public TrainerState? Save(int replicate) => trainer.Save(replicate);

        public void Restore(int replicate, TrainerState state) => trainer.Restore(replicate, state);

        public void ReadWeights(int replicate, Span<float> weights) => trainer.ReadWeights(replicate, weights);

        public void WriteWeights(int replicate, ReadOnlySpan<float> weights) => trainer.WriteWeights(replicate, weights);

        public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs) => trainer.Predict(replicate, examples, rows, outputs);

        public void Dispose() => trainer.Dispose();
    }
}
