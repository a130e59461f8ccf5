using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Masked weights are exactly +0 at every step.</summary>
public sealed class MaskedWeightsTests
{
    [Test]
    public void They_stay_0_through_a_training(
        [ValueSource(nameof(Optimizers))] OptimizerDefinition optimizer, [Values] LaneWidth width, [Values] bool lanePlan, [Values(0, 1)] double packedDensity)
    {
        var examples = Sample.Random(20, 6, 3, seed: 9);
        var layers = Declared.Layers(6, 19, 11, 3);
        var problem = lanePlan ? Networks.LanePlan(layers, optimizer, examples) : Networks.RowPlan(layers, optimizer, examples, 6);
        using var trainer = new EmbeddedEngine(width) { PackedDensity = packedDensity }.CreateTrainer(problem, 2);
        for (var place = 0; place < 2; place++) Networks.Start(trainer, problem, place, place);
        foreach (var iterations in (int[])[0, 1, 1, 30, 100])
        {
            trainer.Train(iterations, CancellationToken.None);
            for (var place = 0; place < 2; place++)
            {
                var weights = Networks.Read(trainer, problem, place);
                var masked = Networks.Masked(problem, Networks.Masks(problem, place)).Select(index => Bits.Of(weights[index])).ToArray();
                Assert.That(masked, Is.Not.Empty.And.All.Zero);
            }
        }
    }

    [Test]
    public void They_stay_0_through_a_training_in_blocks(
        [ValueSource(nameof(Optimizers))] OptimizerDefinition optimizer, [Values] LaneWidth width, [Values] bool lists, [Values(0, 0.01)] double weightDecay)
    {
        var problem = Networks.BlockPlan(optimizer with { WeightDecay = weightDecay }, 20);
        using var trainer = new EmbeddedEngine(width) { BlockChoice = lists ? new PlanChoice(1, 1) : new PlanChoice(0, 0) }.CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, 0);
        foreach (var iterations in (int[])[0, 1, 1, 10])
        {
            trainer.Train(iterations, CancellationToken.None);
            var weights = Networks.Read(trainer, problem, 0);
            Assert.That(Networks.Masked(problem, Networks.Masks(problem, 0)).Select(index => Bits.Of(weights[index])), Is.Not.Empty.And.All.Zero);
        }
    }

    [Test]
    public void They_are_not_woken_by_an_earlier_training_of_the_same_trainer([Values] bool lanePlan, [Values(0, 1)] double packedDensity)
    {
        var examples = Sample.Random(20, 6, 3, seed: 9);
        var layers = Declared.Layers(6, 9, 3);
        var problem = lanePlan ? Networks.LanePlan(layers, Networks.Adam, examples) : Networks.RowPlan(layers, Networks.Adam, examples, 6);
        using var trainer = new EmbeddedEngine() { PackedDensity = packedDensity }.CreateTrainer(problem, 1);
        foreach (var replicate in (int[])[1, 2])
        {
            // Other masks each time: what trained before is masked now, its moments not being 0 then.
            Networks.Start(trainer, problem, 0, replicate);
            trainer.Train(10, CancellationToken.None);
        }

        var weights = Networks.Read(trainer, problem, 0);
        Assert.That(Networks.Masked(problem, Networks.Masks(problem, 2)).Select(index => Bits.Of(weights[index])), Is.All.Zero);
    }

    [Test]
    public void Biases_are_never_masked([Values] bool lanePlan, [Values(0, 1)] double packedDensity)
    {
        var examples = Sample.Random(20, 6, 3, seed: 9);
        var layers = Declared.Layers(6, 3);
        var problem = lanePlan ? Networks.LanePlan(layers, Networks.Sgd, examples) : Networks.RowPlan(layers, Networks.Sgd, examples, 6);
        using var trainer = new EmbeddedEngine() { PackedDensity = packedDensity }.CreateTrainer(problem, 1);
        var nothing = new MaskSet([Mask.From(6, 3, _ => false)]);
        trainer.Start(0, Networks.Weights(problem, 0), nothing, new Runtime.Training.BatchOrder(new("tests", 0), [.. Enumerable.Range(0, 20)], problem.BatchSize), 0);
        var before = Networks.Read(trainer, problem, 0)[^3..];
        trainer.Train(1, CancellationToken.None);

        Assert.That(Networks.Read(trainer, problem, 0)[..^3], Is.All.Zero);
        for (var unit = 0; unit < 3; unit++) Assert.That(Networks.Read(trainer, problem, 0)[^(3 - unit)], Is.Not.Zero.And.Not.EqualTo(before[unit]));
    }

    private static OptimizerDefinition[] Optimizers() => [Networks.Sgd, Networks.Momentum, Networks.Nesterov, Networks.Adam];
}
