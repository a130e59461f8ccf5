using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>
/// Adds 1 to every parameter that remains in each iteration, so that the last bias tells how long was trained,
/// and gives a sum that was written down for that time.
/// </summary>
/// <param name="sumAfter">The outputs after so many iterations.</param>
internal sealed class FakeEngine(Func<int, float> sumAfter) : IEngine
{
    public string Name => "fake";

    public int PreferredReplicates(TrainingProblem problem) => 2;

    public ITrainer CreateTrainer(TrainingProblem problem, int replicates) => new Trainer(problem, replicates, sumAfter);

    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration) => throw new NotSupportedException();

    private sealed class Trainer(TrainingProblem problem, int replicates, Func<int, float> sumAfter) : ITrainer
    {
        private readonly float[][] _weights = new float[replicates][];
        private readonly HashSet<int>[] _masked = new HashSet<int>[replicates];

        public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
        {
            _weights[replicate] = weights.ToArray();
            _masked[replicate] = [.. Networks.Masked(problem, masks)];
            foreach (var index in _masked[replicate]) _weights[replicate][index] = 0;
        }

        public void Train(int iterations, CancellationToken cancellation)
        {
            for (var r = 0; r < replicates; r++)
            {
                for (var iteration = 0; iteration < iterations; iteration++)
                    for (var index = 0; index < _weights[r].Length; index++)
                        if (!_masked[r].Contains(index)) _weights[r][index]++;
            }
        }

        public void ReadWeights(int replicate, Span<float> weights) => _weights[replicate].CopyTo(weights);

        public void WriteWeights(int replicate, ReadOnlySpan<float> weights) => weights.CopyTo(_weights[replicate]);

        public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs) => outputs.Fill(sumAfter((int)_weights[replicate][^1]));

        public void Dispose()
        {
        }
    }
}
