using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>A replicate stops at the very step after which its outputs are not finite.</summary>
public sealed class StopTests
{
    private static readonly Examples Few = Sample.Random(10, 5, 3, seed: 5);
    private static readonly Examples Many = Sample.Random(31, 20, 4, seed: 6);
    private static readonly Examples Images = Sample.Random(31, 36, 4, seed: 7);

    /// <summary>Problems of this batch size are trained by the packed plan, or as lists by the block plan.</summary>
    private const int PackedBatch = 9;

    /// <summary>With this momentum each step is thirty times the one before it.</summary>
    private static SgdDefinition TooFast => new(0.25, 30);

    public static IEnumerable<TestCaseData> Plans() => Problems(TooFast);

    public static IEnumerable<TestCaseData> SlowPlans() => Problems(Networks.Sgd);

    [TestCaseSource(nameof(Plans))]
    public void It_is_the_first_step_after_which_a_batch_has_outputs_that_are_not_finite(TrainingProblem problem)
    {
        var (trainer, stop) = TrainUntilStopped(problem);
        using var stopped = trainer;
        using var before = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(before, problem, 0, replicate: 0);

        Assert.That(stop.Iteration, Is.GreaterThan(0), "weights it began with were fine");
        before.Train(stop.Iteration - 1, CancellationToken.None);
        Assert.That(Outputs(before, problem, stop.Iteration - 1), Has.All.Matches<float>(float.IsFinite));
        before.Train(1, CancellationToken.None);
        Assert.That(before.Stopped(0), Is.Null);
        Assert.That(Outputs(before, problem, stop.Iteration), Has.Some.Not.Matches<float>(float.IsFinite));
        before.Train(1, CancellationToken.None);
        Assert.That(before.Stopped(0), Is.EqualTo(stop));
    }

    [TestCaseSource(nameof(Plans))]
    public void Its_weights_stay_as_they_were_then(TrainingProblem problem)
    {
        var (trainer, stop) = TrainUntilStopped(problem);
        using var stopped = trainer;
        var weights = Networks.Read(stopped, problem, 0);
        stopped.Train(3, CancellationToken.None);

        Assert.That(stopped.Stopped(0), Is.EqualTo(stop));
        Assert.That(Bits.Difference(Networks.Read(stopped, problem, 0), weights), Is.Null);
        Assert.That(Bits.Difference(weights, Networks.Train(Engine(problem), problem, [0], stop.Iteration)[0]), Is.Null);
    }

    [TestCaseSource(nameof(SlowPlans))]
    public void The_first_layer_that_gave_such_values_is_named_and_the_other_replicates_go_on(TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 20);
        for (var layer = 0; layer < problem.Layers.Length; layer++)
        {
            for (var place = 0; place < 20; place++) Networks.Start(trainer, problem, place, replicate: place);
            foreach (var place in (int[])[1, 18]) Start(trainer, problem, place, WithHuge(problem, place, layer), 4);
            trainer.Train(30, CancellationToken.None);

            foreach (var place in (int[])[1, 18])
            {
                Assert.That(trainer.Stopped(place), Is.EqualTo(new StopPoint(4, layer)));
                Assert.That(Bits.Difference(Networks.Read(trainer, problem, place), Masked(problem, place, WithHuge(problem, place, layer))), Is.Null, "no step was taken");
            }

            foreach (var place in (int[])[0, 2, 17, 19])
            {
                Assert.That(trainer.Stopped(place), Is.Null);
                Assert.That(Bits.Difference(Networks.Read(trainer, problem, place), Networks.Train(Engine(problem), problem, [place], 30)[0]), Is.Null, $"{place}");
            }
        }
    }

    [TestCaseSource(nameof(SlowPlans))]
    public void It_trains_again_once_it_is_started_anew(TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Start(trainer, problem, 0, WithHuge(problem, 0, 0), 0);
        trainer.Train(3, CancellationToken.None);
        Networks.Start(trainer, problem, 0, replicate: 0);
        trainer.Train(30, CancellationToken.None);

        Assert.That(trainer.Stopped(0), Is.Null);
        Assert.That(Bits.Difference(Networks.Read(trainer, problem, 0), Networks.Train(Engine(problem), problem, [0], 30)[0]), Is.Null);
    }

    [TestCaseSource(nameof(SlowPlans))]
    public void Other_weights_can_be_looked_at_after_it_stopped(TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        var expected = Outputs(trainer, problem, 0);
        var weights = Networks.Read(trainer, problem, 0);
        Start(trainer, problem, 0, WithHuge(problem, 0, 0), 0);
        trainer.Train(3, CancellationToken.None);
        trainer.WriteWeights(0, weights);

        Assert.That(Bits.Difference(Outputs(trainer, problem, 0), expected), Is.Null);
    }

    private static IEnumerable<TestCaseData> Problems(OptimizerDefinition optimizer)
    {
        yield return Case(Networks.LanePlan(Declared.Layers(5, 9, 6, 3), optimizer, Few), "lanes");
        yield return Case(Networks.LanePlan(Declared.Layers(5, 9, 1), optimizer, Sample.Random(10, 5, 2, seed: 5)), "lanes, one output");
        yield return Case(Networks.RowPlan(Declared.Layers(20, 37, 18, 4), optimizer, Many, 7), "rows");
        yield return Case(Networks.RowPlan(Declared.Layers(20, 37, 18, 4), optimizer, Many, PackedBatch), "packed");
        yield return Case(Convolutions(optimizer, 20), "blocks, dense");
        yield return Case(Convolutions(optimizer, PackedBatch), "blocks, lists");

        static TestCaseData Case(TrainingProblem problem, string name) => new TestCaseData(problem).SetArgDisplayNames(name);
    }

    private static TrainingProblem Convolutions(OptimizerDefinition optimizer, int batchSize)
    {
        var conv = Layer.Conv("Conv", new Shape(1, 6, 6), 5, new Window(3, 1, 1), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, conv.To, new Window(2, 2, 0));
        var flat = Layer.Flatten("Flat", pool.To);
        var network = NetworkDefinition.Chain(conv, pool, flat, new("Fc", flat.Units, 9, Activation.Relu), new("Output", 9, 4, Activation.None));
        return new TrainingProblem(network, Loss.SoftmaxCrossEntropy, optimizer, Images, batchSize, IsFullBatch: false);
    }

    private static (ITrainer Trainer, StopPoint Stop) TrainUntilStopped(TrainingProblem problem)
    {
        var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        trainer.Train(200, CancellationToken.None);
        return (trainer, trainer.Stopped(0)!.Value);
    }

    private static BatchOrder Order(TrainingProblem problem, int replicate) =>
        new(new RandomKey("networks of tests", replicate), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);

    private static void Start(ITrainer trainer, TrainingProblem problem, int place, float[] weights, int iteration) =>
        trainer.Start(place, weights, Networks.Masks(problem, place), Order(problem, place), iteration);

    /// <summary>A replicate's weights, those of one layer so large that its sums are infinite.</summary>
    private static float[] WithHuge(TrainingProblem problem, int replicate, int layer)
    {
        var weights = Networks.Weights(problem, replicate);
        weights.AsSpan(problem.Layers.Take(layer).Sum(below => below.Parameters), problem.Layers[layer].Parameters).Fill(3e38f);
        return weights;
    }

    private static float[] Masked(TrainingProblem problem, int replicate, float[] weights)
    {
        foreach (var masked in Networks.Masked(problem, Networks.Masks(problem, replicate))) weights[masked] = 0;
        return weights;
    }

    /// <summary>What the network gives for the batch of an iteration.</summary>
    private static float[] Outputs(ITrainer trainer, TrainingProblem problem, int iteration)
    {
        var rows = problem.IsFullBatch ? [.. Enumerable.Range(0, problem.Examples.Count)] : Order(problem, 0).Batch(iteration).ToArray();
        var outputs = new float[rows.Length * problem.Layers[^1].Units];
        trainer.Predict(0, problem.Examples, rows, outputs);
        return outputs;
    }

    private static EmbeddedEngine Engine(TrainingProblem problem) => new()
    {
        PackedDensity = problem.BatchSize == PackedBatch ? 1 : 0,
        BlockChoice = problem.BatchSize == PackedBatch ? new(1, 1) : new(0, 0),
    };
}
