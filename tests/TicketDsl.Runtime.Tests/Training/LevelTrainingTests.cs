using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

/// <summary>One training on an engine whose outputs are written down; every label is 1, so the loss falls as the output rises.</summary>
public sealed class LevelTrainingTests
{
    private static readonly ImmutableArray<Layer> Layers = Declared.Layers(2, 3, 1);
    private static readonly Examples Ones = Sample.Of(2, new byte[20], [.. Enumerable.Repeat((byte)1, 10)]);

    [Test]
    public void The_early_stop_is_the_first_iteration_of_least_validation_loss()
    {
        var end = Train(after => after switch { 2 => 1, 4 => 3, 6 => 3, _ => 2 });

        Assert.That(end.Outcome.EarlyStopIteration, Is.EqualTo(4));
    }

    [Test]
    public void The_weights_of_the_early_stop_are_tested_beside_those_of_the_end()
    {
        var end = Train(after => after == 4 ? 1 : -1);

        Assert.That((end.Outcome.TestAccuracyAtEarlyStop, end.Outcome.TestAccuracy, end.Outcome.TrainingAccuracy), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public void Only_the_declared_iterations_are_validated()
    {
        // The highest outputs are after odd iterations, where nobody looks.
        var end = Train(after => after % 2 == 1 ? 9 : after == 6 ? 2 : 1);

        Assert.That(end.Outcome.EarlyStopIteration, Is.EqualTo(6));
    }

    [Test]
    public void The_end_is_validated_even_where_it_is_no_multiple()
    {
        var end = Train(after => after == 7 ? 1 : 0, total: 7);

        Assert.That(end.Outcome.EarlyStopIteration, Is.EqualTo(7));
    }

    [Test]
    public void Without_validation_the_early_stop_is_the_end()
    {
        var end = Train(after => after == 4 ? 3 : -1, validation: 0);

        Assert.That((end.Outcome.EarlyStopIteration, end.Outcome.TestAccuracyAtEarlyStop), Is.EqualTo((8, end.Outcome.TestAccuracy)));
    }

    [Test]
    public void The_training_loss_is_that_of_the_end() =>
        Assert.That(Train(after => after == 8 ? 1 : 3).Outcome.TrainingLoss, Is.EqualTo(Math.Log(1 + Math.Exp(-1))).Within(1e-14));

    [TestCase(float.NaN)]
    [TestCase(float.NegativeInfinity)]
    public void A_training_whose_loss_is_no_finite_number_stops_at_the_next_evaluation(float sum)
    {
        var advanced = new List<long>();
        var end = Train(_ => sum, advanced: advanced.Add);

        Assert.That((end.Outcome.Diverged, end.Outcome.EarlyStopIteration, end.Outcome.TestAccuracy), Is.EqualTo((true, 2, 0)));
        Assert.That((end.Outcome.Divergence!.Iteration, end.Outcome.Divergence.Layer), Is.EqualTo((2, (string?)null)));
        Assert.That(end.Weights, Is.All.EqualTo(2), "trained no further");
        Assert.That(advanced, Is.EqualTo(new[] { 2, 6 }), "progress comes to its end");
    }

    [Test]
    public void A_loss_over_the_training_examples_alone_can_diverge_at_the_end() =>
        Assert.That(Train(_ => float.NaN, validation: 0).Outcome.Divergence?.Iteration, Is.EqualTo(8));

    [Test]
    public void A_finite_loss_has_not_diverged() => Assert.That(Train(_ => -1e30f).Outcome.Diverged, Is.False);

    [Test]
    public void A_loss_that_was_never_finite_again_leaves_the_early_stop_before_it()
    {
        var outcome = Train(after => after > 4 ? float.NaN : after).Outcome;

        Assert.That((outcome.EarlyStopIteration, outcome.TestAccuracyAtEarlyStop, outcome.TestAccuracy, outcome.Diverged), Is.EqualTo((4, 1, 0, true)));
    }

    [Test]
    public void The_weights_at_the_end_are_the_trained_ones_and_not_those_of_the_early_stop()
    {
        var end = Train(after => after == 4 ? 1 : -1);

        Assert.That(end.Weights, Is.All.EqualTo(8));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(7)]
    public void The_weights_to_rewind_to_are_those_of_that_iteration(int rewindTo) =>
        Assert.That(Train(_ => 0, rewindTo: rewindTo).RewindWeights, Is.All.EqualTo(rewindTo));

    [Test]
    public void A_training_from_a_later_step_runs_only_what_is_left_of_it()
    {
        var advanced = new List<long>();
        var end = Train(after => after, rewindTo: 3, from: 3, advanced: advanced.Add);

        Assert.That(end.Weights, Is.All.EqualTo(5), "it began with zeros");
        Assert.That(advanced, Is.EqualTo(new[] { 1, 2, 2 }));
    }

    [Test]
    public void Measures_are_given_the_trained_network()
    {
        TrainedNetwork? seen = null;
        var outcome = Train(_ => 5, measure: new NetworkMeasure("answer", "", network => (seen = network).Weights.Length)).Outcome;

        Assert.That(outcome.Measures["answer"], Is.EqualTo(13));
        Assert.That(seen!.InitialWeights.ToArray(), Is.All.Zero);
        Assert.That(seen.Weights.ToArray(), Is.All.EqualTo(8));
        Assert.That(seen.TrainingOutputs.ToArray(), Has.Length.EqualTo(6).And.All.EqualTo(5));
        Assert.That(seen.TrainingLabels.ToArray(), Has.Length.EqualTo(6).And.All.EqualTo(1));
    }

    // Sums below 0 until iteration 5: all four examples are wrong, then right.
    [Test]
    public void Measures_are_given_the_validations_in_order()
    {
        ValidationPoint[] seen = [];
        Train(iteration => iteration < 5 ? -1 : 1, measure: new NetworkMeasure("answer", "", network => (seen = [.. network.Curve]).Length));

        Assert.That(seen.Select(point => (point.Iteration, point.Accuracy)), Is.EqualTo(new[] { (2, 0.0), (4, 0.0), (6, 1.0), (8, 1.0) }));
        Assert.That(seen.Select(point => point.Loss), Is.EqualTo(new[] { 1.3132616875182228, 1.3132616875182228, 0.31326168751822286, 0.31326168751822286 }).Within(1e-14));
    }

    [Test]
    public void Without_validation_examples_there_are_no_validations()
    {
        var seen = -1;
        Train(_ => 1, validation: 0, measure: new NetworkMeasure("answer", "", network => seen = network.Curve.Length));
        Assert.That(seen, Is.Zero);
    }

    private static ReplicateEnd Train(
        Func<int, float> sumAfter, int total = 8, int validation = 4, int rewindTo = 0, int from = 0, Action<long>? advanced = null, Measure? measure = null)
    {
        var split = ValidationSplit.Draw(new RandomKey("tests", 0), Ones.Count, validation);
        var plan = new IterationPlan(split.Training.Length, validation == 0, 1, total, rewindTo, EvaluateEvery: 2);
        var problem = new TrainingProblem(NetworkDefinition.Chain(Layers), Loss.SigmoidCrossEntropy, Networks.Sgd, Ones, plan.BatchSize, plan.IsFullBatch);
        var training = new LevelTraining(problem, plan, new LoadedDataset(Ones, Ones), measure is null ? [] : [measure]);
        var order = new BatchOrder(new RandomKey("tests", 0), split.Training, plan.BatchSize);
        var start = new ReplicateStart(new float[problem.Parameters], MaskSet.Dense(Layers), order, split);
        using var trainer = new FakeEngine(sumAfter).CreateTrainer(problem, 1);
        return training.Train(trainer, [start], from, advanced ?? (_ => { }), null, CancellationToken.None)[0];
    }
}
