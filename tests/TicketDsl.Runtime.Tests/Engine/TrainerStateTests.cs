using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>A training that was saved goes on in another trainer to the same bits.</summary>
public sealed class TrainerStateTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        OptimizerDefinition[] optimizers = [new AdamDefinition(0.01, 0.9, 0.999, 1e-8), new SgdDefinition(0.05, 0.9), new SgdDefinition(0.05, 0), new SgdDefinition(0.05, 0.9) { Nesterov = true }];
        foreach (var optimizer in optimizers)
            foreach (var density in (double[])[1, 0.3])
            {
                var name = $"{optimizer.GetType().Name[..^10]}{(optimizer is SgdDefinition sgd ? $" {sgd.Momentum}{(sgd.Nesterov ? " nesterov" : "")}" : "")}, density {density}";
                yield return new TestCaseData(Declared.Xor() with { Optimizer = optimizer }, density).SetArgDisplayNames($"xor, {name}");
                yield return new TestCaseData(Declared.Digits(12, 10, 4) with { Optimizer = optimizer }, density).SetArgDisplayNames($"digits, {name}");
                yield return new TestCaseData(Declared.Photographs() with { Optimizer = optimizer with { Decay = new CosineDecay() } }, density).SetArgDisplayNames($"photographs, {name}");
            }
    }

    [TestCaseSource(nameof(Cases))]
    public void A_training_goes_on_from_its_state_to_the_same_bits_in_any_width(ExperimentDefinition experiment, double density)
    {
        // From a later iteration than 0, so that steps and iterations are not one; past 64, where Adam forgets small moments.
        const int From = 3, Saved = 63, End = 70;
        var (problem, starts) = Problem(experiment, density);
        using var whole = Started(LaneWidths.Widest, problem, starts, From);
        whole.Train(End - From, CancellationToken.None);

        using var first = Started(LaneWidths.Widest, problem, starts, From);
        first.Train(Saved - From, CancellationToken.None);
        TrainerState[] states = [.. starts.Select((_, r) => first.Save(r)!)];
        Assert.That(states.Select(state => (state.Iteration, state.Steps)), Is.All.EqualTo((Saved, Saved - From)));
        first.Train(End - Saved, CancellationToken.None);
        foreach (var width in Enum.GetValues<LaneWidth>().Where(width => width <= LaneWidths.Widest))
        {
            using var second = Started(width, problem, starts, From);
            for (var r = 0; r < starts.Length; r++) second.Restore(r, states[r]);
            Assert.That(second.Save(0)!.Values, Is.EqualTo(states[0].Values));
            second.Train(End - Saved, CancellationToken.None);
            for (var r = 0; r < starts.Length; r++)
            {
                Assert.That(Bits.Difference(Networks.Read(second, problem, r), Networks.Read(whole, problem, r)), Is.Null, $"{width}, replicate {r}");
                Assert.That(Bits.Difference(Networks.Read(first, problem, r), Networks.Read(whole, problem, r)), Is.Null, "saving changes nothing");
                Assert.That(Outputs(second, problem, r), Is.EqualTo(Outputs(whole, problem, r)));
                Assert.That(second.Save(r)!.Values, Is.EqualTo(whole.Save(r)!.Values), "moments too");
            }
        }
    }

    [Test]
    public void A_state_of_other_masks_is_refused([Values(0.3, 1)] double density)
    {
        var (problem, starts) = Problem(Declared.Digits(12, 10, 4), density);
        using var trainer = Started(LaneWidths.Widest, problem, starts, 0);
        Assert.That(() => trainer.Restore(0, new TrainerState(5, 5, new float[7])), Throws.ArgumentException.With.Message.Contains("not 7"));
    }

    [Test]
    public void A_training_that_has_stopped_has_no_state()
    {
        foreach (var experiment in (ExperimentDefinition[])[Declared.Xor(), Declared.Digits(12, 10, 4), Declared.Photographs()])
        {
            var (problem, starts) = Problem(experiment with { Optimizer = new SgdDefinition(1e30, 0.9) }, 1);
            using var trainer = Started(LaneWidths.Widest, problem, starts, 0);
            trainer.Train(5, CancellationToken.None);
            Assert.That((trainer.Stopped(0) is null, trainer.Save(0)), Is.EqualTo((false, (TrainerState?)null)), experiment.Name);
        }
    }

    private static ITrainer Started(LaneWidth width, TrainingProblem problem, ReplicateStart[] starts, int from)
    {
        var trainer = new EmbeddedEngine(width).CreateTrainer(problem, starts.Length);
        for (var r = 0; r < starts.Length; r++) trainer.Start(r, starts[r].Weights, starts[r].Masks, starts[r].Order, from);
        return trainer;
    }

    private static float[] Outputs(ITrainer trainer, TrainingProblem problem, int replicate)
    {
        var outputs = new float[problem.Examples.Count * problem.Layers[^1].Units];
        trainer.Predict(replicate, problem.Examples, [.. Enumerable.Range(0, problem.Examples.Count)], outputs);
        return outputs;
    }

    private static (TrainingProblem Problem, ReplicateStart[] Starts) Problem(ExperimentDefinition experiment, double density)
    {
        var plan = IterationPlan.Of(experiment);
        var data = ExperimentRunnerTests.DataOf(experiment);
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, data.Training, plan.BatchSize, plan.IsFullBatch)
        {
            LearningRates = LearningRates.Of(experiment.Optimizer, plan.PerEpoch, 100),
            Augmentation = experiment.Training.Augmentation,
        };
        return (problem, [.. Enumerable.Range(0, 2).Select(replicate =>
        {
            var (export, key) = (new Runtime.Export.ReplicateExport(experiment, replicate), new Runtime.Randomness.RandomKey(experiment.Seed, replicate));
            var split = ValidationSplit.Draw(key, data.Training.Count, experiment.Training.Validation);
            return new ReplicateStart(export.Weights(), export.Masks(density), new BatchOrder(key, split.Training, plan.BatchSize), split);
        })]);
    }
}
