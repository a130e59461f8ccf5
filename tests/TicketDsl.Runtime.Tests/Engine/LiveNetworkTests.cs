using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Plans;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Units from which no kept weights lead to the outputs leave the computation.</summary>
public sealed class LiveNetworkTests
{
    private static readonly Examples Many = Sample.Random(40, 12, 3, seed: 2);

    [Test]
    public void Units_without_a_way_to_the_outputs_are_left_out_from_the_top_down()
    {
        var layers = Declared.Layers(2, 3, 3, 1);
        var masks = new MaskSet(
        [
            Mask.Dense(2, 3),
            Mask.From(3, 3, index => index is 0 or 4), // unit 0 takes unit 0 below, unit 1 takes unit 1
            Mask.From(3, 1, input => input is 1 or 2), // unit 0 leads nowhere, so neither does unit 0 below
        ]);
        var live = new LiveNetwork(layers, masks);

        Assert.That(live.IsWhole, Is.False);
        Assert.That(live.Layers.Select(layer => (layer.Inputs, layer.Units)), Is.EqualTo(new[] { (2, 1), (1, 2), (2, 1) }));
        Assert.That(live.Masks.Layers.Select(mask => mask.Count), Is.EqualTo(new[] { 2, 1, 2 }));

        float[] whole = [.. Enumerable.Range(0, 25).Select(i => (float)i)];
        float[] expected = [2, 3, 7, 13, 16, 19, 20, 22, 23, 24];
        Assert.That(live.Gather(whole), Is.EqualTo(expected));
        var back = new float[25];
        live.Scatter(expected, back);
        Assert.That(back, Is.EqualTo(whole.Select(value => expected.Contains(value) ? value : 0)));
    }

    [Test]
    public void A_layer_of_which_nothing_is_live_keeps_a_unit()
    {
        var live = new LiveNetwork(Declared.Layers(2, 3, 1), new MaskSet([Mask.Dense(2, 3), Mask.From(3, 1, _ => false)]));

        Assert.That(live.Layers[0].Units, Is.EqualTo(1));
    }

    [Test]
    public void They_train_as_if_they_were_there_and_stay_as_they_are([Values] LaneWidth width, [Values(0, 1)] double packedDensity)
    {
        var problem = Networks.RowPlan(Declared.Layers(12, 37, 18, 3), Networks.Momentum, Many, 9);
        var masks = WithoutUnits(problem);
        var trained = Train(problem, masks, new EmbeddedEngine(width) { PackedDensity = packedDensity });
        var reference = Train(problem, masks, new EmbeddedEngine(LaneWidth.Scalar) { PackedDensity = packedDensity });
        Assert.That(Bits.Difference(trained, reference), Is.Null);

        var start = Networks.Weights(problem, 0);
        for (var unit = 0; unit < 37; unit++)
        {
            for (var input = 0; input < 12; input++)
            {
                var at = unit * 12 + input;
                if (unit % 2 == 1) Assert.That(trained[at], Is.EqualTo(masks[0][at] ? start[at] : 0));
            }
        }

        // The other plan has another order, so what both agree in is the network.
        Assert.That(trained, Is.EqualTo(Train(problem, masks, new EmbeddedEngine { PackedDensity = 1 - packedDensity })).Within(1e-4));
    }

    [Test]
    public void A_trainer_takes_networks_of_other_live_units_one_after_the_other()
    {
        var problem = Networks.RowPlan(Declared.Layers(12, 37, 18, 3), Networks.Adam, Many, 9);
        var engine = new EmbeddedEngine { PackedDensity = 0 };
        using var trainer = engine.CreateTrainer(problem, 1);
        foreach (var masks in (MaskSet[])[MaskSet.Dense(problem.Layers), WithoutUnits(problem), MaskSet.Dense(problem.Layers)])
        {
            Start(trainer, problem, masks);
            trainer.Train(20, CancellationToken.None);
            var middle = Networks.Read(trainer, problem, 0);
            trainer.WriteWeights(0, Networks.Weights(problem, 3));
            trainer.WriteWeights(0, middle);
            trainer.Train(20, CancellationToken.None);

            Assert.That(Bits.Difference(Networks.Read(trainer, problem, 0), Train(problem, masks, engine)), Is.Null);
        }
    }

    /// <summary>Masks of a replicate under which every other unit of the first layer leads nowhere.</summary>
    private static MaskSet WithoutUnits(TrainingProblem problem)
    {
        var masks = Networks.Masks(problem, 0);
        return new([masks[0], Mask.From(37, 18, index => masks[1][index] && index % 37 % 2 == 0), masks[2]]);
    }

    private static float[] Train(TrainingProblem problem, MaskSet masks, EmbeddedEngine engine)
    {
        using var trainer = engine.CreateTrainer(problem, 1);
        Start(trainer, problem, masks);
        trainer.Train(40, CancellationToken.None);
        return Networks.Read(trainer, problem, 0);
    }

    private static void Start(ITrainer trainer, TrainingProblem problem, MaskSet masks) => trainer.Start(
        0, Networks.Weights(problem, 0), masks, new BatchOrder(new("networks of tests", 0), [.. Enumerable.Range(0, Many.Count)], problem.BatchSize), 0);
}
