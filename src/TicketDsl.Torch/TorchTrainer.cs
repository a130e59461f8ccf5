using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Training;
using TicketDsl.Torch.Data;
using TicketDsl.Torch.Programs;

namespace TicketDsl.Torch;

/// <summary>
/// Trains replicates in groups, each one tensor program. Where a group does not fit the memory its halves are trained anew from their
/// beginning, one after the other, and so are all groups after it.
/// </summary>
internal sealed class TorchTrainer(TrainingProblem problem, int replicates, DataOnDevice data, GroupLimit limit, Action<int>? beforeTraining) : ITrainer
{
    private readonly ReplicateBegin?[] _begins = new ReplicateBegin?[replicates];
    private readonly List<Group> _groups = [];
    private bool _isBegun;
    private int _trained;

    public void Start(int replicate, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(order);
        _begins[replicate] = new ReplicateBegin(weights.ToArray(), masks, order, iteration);
        _isBegun = false;
    }

    public void Train(int iterations, CancellationToken cancellation)
    {
        Begin();
        for (var g = 0; g < _groups.Count; g++)
        {
            // Halves come back in the place of their whole.
            while (!Try(_groups[g], iterations, cancellation)) Halve(g);
        }

        _trained += iterations;
    }

    public void ReadWeights(int replicate, Span<float> weights)
    {
        var (program, place) = Of(replicate);
        program.Read(place, weights);
    }

    public void WriteWeights(int replicate, ReadOnlySpan<float> weights)
    {
        var (program, place) = Of(replicate);
        program.Write(place, weights);
    }

    public void Predict(int replicate, Examples examples, ReadOnlySpan<int> rows, Span<float> outputs)
    {
        var (program, place) = Of(replicate);
        program.Predict(place, examples, rows, outputs);
    }

    public void Dispose()
    {
        foreach (var group in _groups) group.Program?.Dispose();
        _groups.Clear();
    }

    private void Begin()
    {
        if (_isBegun) return;
        Dispose();
        for (var first = 0; first < replicates; first += limit.Replicates)
            _groups.Add(new Group(first, Math.Min(limit.Replicates, replicates - first)));
        (_isBegun, _trained) = (true, 0);
    }

    private bool Try(Group group, int iterations, CancellationToken cancellation)
    {
        try
        {
            // A group without a program has all iterations before these to make up for.
            var isNew = group.Program is null;
            var program = Built(group);
            beforeTraining?.Invoke(group.Count);
            program.Train(isNew ? _trained + iterations : iterations, cancellation);
            return true;
        }
        catch (Exception failure) when (OutOfMemory.Is(failure))
        {
            limit.Lower(group.Count, failure);
            return false;
        }
    }

    private void Halve(int g)
    {
        var group = _groups[g];
        group.Program?.Dispose();
        _groups.RemoveAt(g);
        var half = (group.Count + 1) / 2;
        _groups.InsertRange(g, [new Group(group.First, half), new Group(group.First + half, group.Count - half)]);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private TensorProgram Built(Group group) => group.Program ??= new TensorProgram(
        problem, data, [.. Enumerable.Range(group.First, group.Count).Select(r =>
            _begins[r] ?? throw new InvalidOperationException($"Replicate {r} was not started."))]);

    private (TensorProgram Program, int Place) Of(int replicate)
    {
        Begin();
        var group = _groups.First(group => replicate < group.First + group.Count);
        return (Built(group), replicate - group.First);
    }

    private sealed class Group(int first, int count)
    {
        public int First => first;

        public int Count => count;

        public TensorProgram? Program { get; set; }
    }
}
