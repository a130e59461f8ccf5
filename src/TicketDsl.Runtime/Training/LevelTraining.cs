using System.Collections.Immutable;
using System.Diagnostics;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Training;

/// <summary>
/// One training of a group of replicates: its full length, validated along the way. The weights of the best validation are kept,
/// and tested once at the end (Frankle &amp; Carbin 2019, section 2: the early-stop iteration is found afterwards).
/// A replicate whose outputs are not finite stops before that step, one whose weights or validation loss are not finite at an
/// evaluation there; the others go on.
/// </summary>
public sealed class LevelTraining
{
    private readonly TrainingProblem _problem;
    private readonly IterationPlan _plan;
    private readonly LoadedDataset _data;
    private readonly ImmutableArray<Layer> _layers;
    private readonly ImmutableArray<NetworkMeasure> _measures;
    private readonly int[] _testRows;

    /// <summary>Trainings of one experiment.</summary>
    public LevelTraining(TrainingProblem problem, IterationPlan plan, LoadedDataset data, ImmutableArray<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_problem, _plan, _data, _measures) = (problem, plan, data, [.. measures.OfType<NetworkMeasure>()]);
        _layers = [.. problem.Layers.Select(layer => layer with { PruningFraction = null, Pruning = null, IsPruned = true })];
        _testRows = [.. Enumerable.Range(0, data.Test.Count)];
    }

    /// <summary>Whether weights and test outputs are kept (<see cref="TrainingOutcome.Kept"/>).</summary>
    public bool KeepsTrainings { get; init; }

    /// <summary>Trains the group.</summary>
    /// <param name="trainer">For as many replicates as <paramref name="starts"/>.</param>
    /// <param name="starts">What each begins with.</param>
    /// <param name="from">The iteration to begin at; later than 0 after a rewind to a later step.</param>
    /// <param name="advanced">Told of iterations of single replicates.</param>
    /// <param name="checkpoints">Where it leaves checkpoints, and goes on from one; null leaves none. A training that is stopped leaves one too.</param>
    /// <param name="cancellation">Stops it.</param>
    public ReplicateEnd[] Train(
        ITrainer trainer, ReplicateStart[] starts, int from, Action<long> advanced, ICheckpoints? checkpoints, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(advanced);
        var clock = Stopwatch.StartNew();
        for (var r = 0; r < starts.Length; r++) trainer.Start(r, starts[r].Weights, starts[r].Masks, starts[r].Order, from);
        var last = starts.Select((_, r) => checkpoints?.Last(r)).ToArray();
        var rewind = starts.Select((start, r) => last[r]?.RewindWeights ?? start.Weights).ToArray();
        var best = starts.Select((_, r) => new BestValidation(_problem.Parameters, last[r])).ToArray();
        var ends = new ReplicateEnd?[starts.Length];
        var weights = new float[_problem.Parameters];
        for (var r = 0; r < starts.Length; r++)
            if (last[r] is { } checkpoint) trainer.Restore(r, checkpoint.State);
        var at = last[0]?.State.Iteration ?? from;
        var pieces = checkpoints is not null && trainer.Save(0) is not null ? new Pieces() : null;
        var isRewindKnown = from >= _plan.RewindTo || last[0]?.RewindWeights is not null;
        foreach (var evaluation in _plan.Evaluations(last[0] is null ? from : at - 1))
        {
            if (!isRewindKnown && _plan.RewindTo <= evaluation)
            {
                Advance(_plan.RewindTo);
                isRewindKnown = true;
                rewind = [.. Enumerable.Range(0, starts.Length).Select(Weights)];
            }

            Advance(evaluation);
            for (var r = 0; r < starts.Length; r++)
            {
                if (ends[r] is not null || (last[r] is { IsValidated: true } seen && seen.State.Iteration == evaluation)) continue;
                trainer.ReadWeights(r, weights);

                // Weights first: a ReLU may hide what is not a number, and such weights are nobody's best.
                var stop = trainer.Stopped(r);
                var layer = DivergenceFinder.FirstNotFinite(_problem.Layers, weights) ?? (stop is { } point ? _problem.Layers[point.Layer] : null);
                var hasDiverged = layer is not null || !double.IsFinite(Validate(trainer, r, starts[r], weights, evaluation, best[r], cancellation));
                if (layer is null && starts[r].Split.Validation.Length > 0) checkpoints?.Validated(r, best[r].Curve[^1]);
                if (!hasDiverged && evaluation != _plan.Total) continue;
                var end = stop?.Iteration ?? evaluation;
                var divergence = hasDiverged ? Divergence(end, layer) : null;
                var final = weights.ToArray();
                ends[r] = new ReplicateEnd(Outcome(trainer, r, starts[r], final, best[r], end, divergence, cancellation), final, rewind[r]) { Curve = best[r].Curve };
            }

            if (Array.TrueForAll(ends, end => end is not null)) break;
            Look(isValidated: true);
        }

        // What need not be trained any more is told of too, so that progress comes to its end.
        if (at < _plan.Total) advanced((long)(_plan.Total - at) * starts.Length);
        var each = clock.Elapsed / starts.Length;
        return [.. ends.Select((end, r) => end! with { Outcome = end.Outcome with { Elapsed = each + (last[r]?.Elapsed ?? TimeSpan.Zero) } })];

        void Advance(int to)
        {
            while (at < to)
            {
                var before = at;
                if (pieces is null) trainer.Train(to - at, cancellation);

                // A trainer that is stopped within an iteration has nothing to go on from.
                at += pieces?.Run(to - at, some => trainer.Train(some, CancellationToken.None)) ?? to - at;
                advanced((long)(at - before) * starts.Length);
                Look(isValidated: false);
            }
        }

        // Whether it is time to leave a checkpoint, or to stop.
        void Look(bool isValidated)
        {
            if (pieces is null || (!cancellation.IsCancellationRequested && !checkpoints!.IsDue(at))) return;
            for (var r = 0; r < starts.Length; r++)
            {
                if (ends[r] is not null || trainer.Save(r) is not { } state) continue;
                var known = isRewindKnown && from < _plan.RewindTo ? rewind[r] : null;
                checkpoints!.Save(r, new TrainingCheckpoint(state, known, best[r].Curve, best[r].Copy(), isValidated, clock.Elapsed / starts.Length + (last[r]?.Elapsed ?? TimeSpan.Zero)));
            }

            cancellation.ThrowIfCancellationRequested();
        }

        float[] Weights(int replicate)
        {
            var weights = new float[_problem.Parameters];
            trainer.ReadWeights(replicate, weights);
            return weights;
        }
    }

    /// <summary>Share of the test set that a network with these weights gets wrong, 0 to 1.</summary>
    /// <param name="trainer">For one replicate or more; its first one gets the weights.</param>
    /// <param name="weights">Flat weights, 0 where the trainer's masks do not keep them.</param>
    /// <param name="cancellation">Stops it.</param>
    public double TestError(ITrainer trainer, float[] weights, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        trainer.WriteWeights(0, weights);
        var (sums, labels) = Look(trainer, 0, _data.Test, _testRows, cancellation);
        return 1 - Outputs.Accuracy(sums, labels);
    }

    /// <summary>The weights that a training has after some of its iterations.</summary>
    /// <param name="trainer">For one replicate.</param>
    /// <param name="start">What it begins with.</param>
    /// <param name="from">The iteration to begin at.</param>
    /// <param name="to">The iteration before which its weights are asked for.</param>
    /// <param name="cancellation">Stops it.</param>
    public float[] WeightsAt(ITrainer trainer, ReplicateStart start, int from, int to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(start);
        trainer.Start(0, start.Weights, start.Masks, start.Order, from);
        trainer.Train(to - from, cancellation);
        var weights = new float[_problem.Parameters];
        trainer.ReadWeights(0, weights);
        return weights;
    }

    /// <summary>The measures of a training that is over, from the weights that it ended with: the same numbers as at its end.</summary>
    /// <param name="trainer">For one replicate.</param>
    /// <param name="start">What it began with.</param>
    /// <param name="end">What it ended with.</param>
    /// <param name="cancellation">Stops it.</param>
    public ImmutableDictionary<string, double> Measure(ITrainer trainer, ReplicateStart start, ReplicateEnd end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        trainer.Start(0, end.Weights, start.Masks, start.Order, iteration: 0);
        var (sums, labels) = Look(trainer, 0, _data.Training, start.Split.Training, cancellation);
        return Measures(Network(start, end.Weights, sums, labels, end.Curve));
    }

    /// <summary>What is kept of a training that is over, as at its end.</summary>
    /// <param name="trainer">For one replicate.</param>
    /// <param name="start">What it began with.</param>
    /// <param name="end">What it ended with.</param>
    /// <param name="cancellation">Stops it.</param>
    public KeptTraining Kept(ITrainer trainer, ReplicateStart start, ReplicateEnd end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        trainer.Start(0, end.Weights, start.Masks, start.Order, iteration: 0);
        var (sums, labels) = Look(trainer, 0, _data.Test, _testRows, cancellation);
        return new KeptTraining(end.Weights, sums, labels);
    }

    private Divergence Divergence(int iteration, Layer? layer) => new(iteration, layer?.Name, DivergenceFinder.LikelyCause(_problem.Optimizer));

    /// <summary>The validation loss of the weights that the trainer has now; 0 without validation.</summary>
    private double Validate(
        ITrainer trainer, int replicate, ReplicateStart start, float[] weights, int iteration, BestValidation best, CancellationToken cancellation)
    {
        if (start.Split.Validation.Length == 0) return 0;
        var (sums, labels) = Look(trainer, replicate, _data.Training, start.Split.Validation, cancellation);
        var loss = Outputs.MeanLoss(_problem.Loss, sums, labels);
        if (best.Offer(new ValidationPoint(iteration, loss, Outputs.Accuracy(sums, labels)))) weights.CopyTo(best.Weights, 0);
        return loss;
    }

    private TrainingOutcome Outcome(
        ITrainer trainer, int replicate, ReplicateStart start, float[] weights, BestValidation best, int iteration, Divergence? divergence,
        CancellationToken cancellation)
    {
        var (trainingSums, trainingLabels) = Look(trainer, replicate, _data.Training, start.Split.Training, cancellation);
        var (testSums, testLabels) = Look(trainer, replicate, _data.Test, _testRows, cancellation);
        var trainingLoss = Outputs.MeanLoss(_problem.Loss, trainingSums, trainingLabels);
        var testAccuracy = Outputs.Accuracy(testSums, testLabels);
        var earlyStop = best.Iteration ?? iteration;
        var atEarlyStop = testAccuracy;
        if (earlyStop != iteration)
        {
            trainer.WriteWeights(replicate, best.Weights);
            var (sums, labels) = Look(trainer, replicate, _data.Test, _testRows, cancellation);
            atEarlyStop = Outputs.Accuracy(sums, labels);
        }

        return new TrainingOutcome
        {
            EarlyStopIteration = earlyStop,
            TestAccuracyAtEarlyStop = atEarlyStop,
            TestAccuracy = testAccuracy,
            TrainingLoss = trainingLoss,
            TrainingAccuracy = Outputs.Accuracy(trainingSums, trainingLabels),
            Divergence = divergence ?? (double.IsFinite(trainingLoss) ? null : Divergence(iteration, layer: null)),
            Kept = KeepsTrainings ? new KeptTraining(weights, testSums, testLabels) : null,
            Measures = Measures(Network(start, weights, trainingSums, trainingLabels, best.Curve)),
        };
    }

    private TrainedNetwork Network(ReplicateStart start, float[] weights, float[] trainingSums, byte[] trainingLabels, ImmutableArray<ValidationPoint> curve) =>
        new(_layers, _problem.Loss, start.Masks, start.Weights, weights, trainingSums, trainingLabels) { Curve = curve };

    private ImmutableDictionary<string, double> Measures(TrainedNetwork network) =>
        _measures.ToImmutableDictionary(measure => measure.Name, measure => measure.Value(network));

    private (float[] Sums, byte[] Labels) Look(ITrainer trainer, int replicate, Examples examples, int[] rows, CancellationToken cancellation)
    {
        // In pieces, so that a cancellation is heard at once.
        const int Piece = 4096;
        var units = _problem.Layers[^1].Units;
        var sums = new float[rows.Length * units];
        for (var row = 0; row < rows.Length; row += Piece)
        {
            cancellation.ThrowIfCancellationRequested();
            var some = Math.Min(Piece, rows.Length - row);
            trainer.Predict(replicate, examples, rows.AsSpan(row, some), sums.AsSpan(row * units, some * units));
        }

        var labels = new byte[rows.Length];
        for (var row = 0; row < rows.Length; row++) labels[row] = examples.Labels[rows[row]];
        return (sums, labels);
    }

    /// <summary>The validations so far, the least loss among them and the weights that had it.</summary>
    private sealed class BestValidation
    {
        private readonly ImmutableArray<ValidationPoint>.Builder _curve = ImmutableArray.CreateBuilder<ValidationPoint>();
        private double _loss = double.PositiveInfinity;

        public BestValidation(int parameters, TrainingCheckpoint? checkpoint)
        {
            Weights = new float[parameters];
            foreach (var point in checkpoint?.Curve ?? []) Offer(point);
            checkpoint?.BestWeights.CopyTo(Weights, 0);
        }

        public int? Iteration { get; private set; }

        public ImmutableArray<ValidationPoint> Curve => _curve.ToImmutable();

        public float[] Weights { get; }

        /// <summary>The weights as they are now; none where nothing was the least yet.</summary>
        public float[] Copy() => Iteration is null ? [] : [.. Weights];

        public bool Offer(ValidationPoint point)
        {
            _curve.Add(point);
            if (!(point.Loss < _loss)) return false;
            (_loss, Iteration) = (point.Loss, point.Iteration);
            return true;
        }
    }
}
