using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Tests.Reference;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>The bits of trained weights do not depend on how they were trained.</summary>
public sealed class SameBitsTests
{
    private static readonly LaneWidth[] Narrower = [LaneWidth.Scalar, LaneWidth.Bits128, LaneWidth.Bits256];
    private static readonly Examples Few = Sample.Random(10, 5, 3, seed: 5);
    private static readonly Examples Many = Sample.Random(31, 20, 4, seed: 6);

    /// <summary>Problems of this batch size are trained by the packed plan, or as lists by the block plan, whatever their density.</summary>
    private const int PackedBatch = 9;

    public static IEnumerable<TestCaseData> Problems()
    {
        foreach (var (name, optimizer) in new (string, OptimizerDefinition)[] { ("sgd", Networks.Sgd), ("momentum", Networks.Momentum), ("Adam", Networks.Adam) })
        {
            yield return Case(Networks.LanePlan(Declared.Layers(5, 9, 6, 3), optimizer, Few), $"lane plan, {name}");
            yield return Case(Networks.RowPlan(Declared.Layers(20, 37, 18, 4), optimizer, Many, 7), $"row plan, {name}");
            yield return Case(Networks.RowPlan(Declared.Layers(20, 37, 18, 4), optimizer, Many, PackedBatch), $"packed plan, {name}");
        }

        foreach (var (name, optimizer) in new (string, OptimizerDefinition)[] { ("Nesterov", new SgdDefinition(0.02, 0.9) { Nesterov = true, WeightDecay = 1e-3 }), ("Adam", Networks.Adam) })
        {
            yield return Case(Networks.BlockPlan(optimizer, 20), $"block plan, dense, {name}");
            yield return Case(Networks.BlockPlan(optimizer, PackedBatch), $"block plan, lists, {name}");
        }

        static TestCaseData Case(TrainingProblem problem, string name) => new TestCaseData(problem).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Problems))]
    public void Every_vector_width_trains_the_same_weights(TrainingProblem problem)
    {
        var widest = Networks.Train(Engine(problem, LaneWidth.Bits512), problem, [0, 1, 2], 80);

        foreach (var width in Narrower) AssertSame(Networks.Train(Engine(problem, width), problem, [0, 1, 2], 80), widest, $"{width}");
        AssertMoved(problem, widest[0]);
    }

    [TestCaseSource(nameof(Problems))]
    public void A_replicate_trains_the_same_weights_alone_and_among_others(TrainingProblem problem)
    {
        var engine = Engine(problem);
        var alone = Networks.Train(engine, problem, [3], 40)[0];

        foreach (var count in (int[])[5, 32, 33])
        {
            var together = Networks.Train(engine, problem, [.. Enumerable.Range(0, count)], 40);
            AssertSame([together[3]], [alone], $"among {count}");
            AssertSame([together[^1]], Networks.Train(engine, problem, [count - 1], 40), $"last of {count}");
        }
    }

    [TestCaseSource(nameof(Problems))]
    public void A_training_in_pieces_is_the_training_in_one(TrainingProblem problem)
    {
        var engine = Engine(problem);
        var inOne = Networks.Train(engine, problem, [0, 1], 100);

        AssertSame(Networks.Train(engine, problem, [0, 1], 60, 40), inOne, "60 + 40");
        AssertSame(Networks.Train(engine, problem, [0, 1], 1, 98, 1), inOne, "1 + 98 + 1");
    }

    [Test]
    public void The_lane_plan_looks_at_the_cancellation_without_moving_a_bit()
    {
        var problem = Networks.LanePlan(Declared.Layers(5, 9, 3), Networks.Adam, Few);
        var replicates = Enumerable.Range(0, 20).ToArray();

        // 300 iterations are 256 + 44 for every group of lanes.
        AssertSame(
            Networks.Train(Engine(problem), problem, replicates, 300),
            Networks.Train(Engine(problem), problem, replicates, 100, 100, 100), "300");
    }

    [TestCaseSource(nameof(Problems))]
    public void A_trainer_that_is_started_anew_forgets_what_it_trained(TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 7);
        trainer.Train(30, CancellationToken.None);
        Networks.Start(trainer, problem, 0, replicate: 0);
        trainer.Train(30, CancellationToken.None);

        AssertSame([Networks.Read(trainer, problem, 0)], Networks.Train(Engine(problem), problem, [0], 30), "anew");
    }

    [Test]
    public void The_lane_and_the_row_plan_train_the_same_weights_on_a_full_batch()
    {
        var layers = Declared.Layers(5, 9, 6, 3);
        foreach (var optimizer in (OptimizerDefinition[])[Networks.Sgd, Networks.Momentum])
            AssertSame(OfLanes(optimizer), OfRows(optimizer), $"{optimizer}");

        // Adam's groups of four are others, so a division may be rounded otherwise.
        for (var r = 0; r < 3; r++) Assert.That(OfLanes(Networks.Adam)[r], Is.EqualTo(OfRows(Networks.Adam)[r]).Within(1e-4));

        float[][] OfLanes(OptimizerDefinition optimizer) =>
            Networks.Train(new EmbeddedEngine { PackedDensity = 0 }, Networks.LanePlan(layers, optimizer, Few), [0, 1, 2], 100);

        float[][] OfRows(OptimizerDefinition optimizer) =>
            Networks.Train(new EmbeddedEngine { PackedDensity = 0 }, Networks.RowPlan(layers, optimizer, Few, Few.Count), [0, 1, 2], 100);
    }

    [Test]
    public void All_widths_give_the_same_outputs_and_all_plans_but_for_rounding()
    {
        var layers = Declared.Layers(5, 9, 6, 3);
        int[] rows = [.. Enumerable.Range(0, 150).Select(row => row * 7 % 200)];
        var examples = Sample.Random(200, 5, 3, seed: 8);
        var ofLanes = Outputs(new EmbeddedEngine(LaneWidth.Scalar), Networks.LanePlan(layers, Networks.Adam, Few));

        foreach (var width in Enum.GetValues<LaneWidth>())
        {
            Assert.That(Bits.Difference(Outputs(new EmbeddedEngine(width), Networks.LanePlan(layers, Networks.Adam, Few)), ofLanes), Is.Null);
            Assert.That(Bits.Difference(OfPlan(width, packedDensity: 0), ofLanes), Is.Null);
            Assert.That(Bits.Difference(OfPlan(width, packedDensity: 1), OfPlan(LaneWidth.Scalar, packedDensity: 1)), Is.Null);

            // The packed plan sums over its quiet inputs first.
            Assert.That(OfPlan(width, packedDensity: 1), Is.EqualTo(ofLanes).Within(1e-5));
        }

        float[] OfPlan(LaneWidth width, double packedDensity) =>
            Outputs(new EmbeddedEngine(width) { PackedDensity = packedDensity }, Networks.RowPlan(layers, Networks.Adam, Few, 4));

        float[] Outputs(EmbeddedEngine engine, TrainingProblem problem)
        {
            using var trainer = engine.CreateTrainer(problem, 2);
            Networks.Start(trainer, problem, 1, replicate: 4);
            var outputs = new float[rows.Length * 3];
            trainer.Predict(1, examples, rows, outputs);
            return outputs;
        }
    }

    [Test]
    public void Outputs_are_the_reference_networks_sums()
    {
        var problem = Networks.RowPlan(Declared.Layers(20, 37, 18, 4), Networks.Sgd, Many, 7);
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        var weights = Array.ConvertAll(Networks.Read(trainer, problem, 0), weight => (double)weight);
        int[] rows = [30, 2, 2, 17];
        var outputs = new float[rows.Length * 4];
        trainer.Predict(0, Many, rows, outputs);

        var expected = ReferenceNetwork.With(problem.Network, weights).Forward(ReferenceNetwork.Inputs(Many, rows), Pass.Evaluation).SelectMany(sums => sums);
        Assert.That(outputs, Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Looking_at_the_outputs_does_not_disturb_the_training([ValueSource(nameof(Plans))] TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        trainer.Train(20, CancellationToken.None);
        trainer.Predict(0, problem.Examples, [1, 0], new float[2 * problem.Layers[^1].Units]);
        trainer.Train(20, CancellationToken.None);

        AssertSame([Networks.Read(trainer, problem, 0)], Networks.Train(Engine(problem), problem, [0], 40), "looked at");
    }

    [Test]
    public void Weights_that_are_written_back_train_on_as_if_never_touched([ValueSource(nameof(Plans))] TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        trainer.Train(20, CancellationToken.None);
        var middle = Networks.Read(trainer, problem, 0);
        trainer.WriteWeights(0, Networks.Weights(problem, 5));
        trainer.WriteWeights(0, middle);
        trainer.Train(20, CancellationToken.None);

        AssertSame([Networks.Read(trainer, problem, 0)], Networks.Train(Engine(problem), problem, [0], 40), "written back");
    }

    [Test]
    public void Tiny_networks_go_a_replicate_a_lane_and_others_alone()
    {
        var engine = new EmbeddedEngine();

        Assert.That(engine.PreferredReplicates(Networks.LanePlan(Declared.Layers(5, 9, 3), Networks.Sgd, Few)), Is.EqualTo(32));
        Assert.That(engine.PreferredReplicates(Networks.RowPlan(Declared.Layers(5, 9, 3), Networks.Sgd, Few, 10)), Is.EqualTo(1));
        Assert.That(engine.PreferredReplicates(Networks.LanePlan(Declared.Layers(20, 37, 4), Networks.Sgd, Many)), Is.EqualTo(1));
    }

    [Test]
    public void The_packed_plan_sums_gradients_in_its_own_order_so_the_density_decides_which_runs()
    {
        var problem = Networks.RowPlan(Declared.Layers(20, 37, 18, 4), Networks.Adam, Many, PackedBatch);
        var density = Networks.Masks(problem, 0).Density;
        float[] At(double packedDensity) => Networks.Train(new EmbeddedEngine { PackedDensity = packedDensity }, problem, [0], 80)[0];

        Assert.That(Bits.Difference(At(density), At(1)), Is.Null);
        Assert.That(Bits.Difference(At(Math.BitDecrement(density)), At(0)), Is.Null);
        Assert.That(Bits.Difference(At(0), At(1)), Is.Not.Null);
        Assert.That(At(0), Is.EqualTo(At(1)).Within(1e-3));
    }

    [TestCaseSource(nameof(Problems))]
    public void A_cancelled_training_stops(TrainingProblem problem)
    {
        using var trainer = Engine(problem).CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);

        Assert.That(() => trainer.Train(int.MaxValue, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    private static IEnumerable<TrainingProblem> Plans() =>
    [
        Networks.LanePlan(Declared.Layers(5, 9, 3), Networks.Momentum, Few),
        Networks.RowPlan(Declared.Layers(20, 17, 4), Networks.Adam, Many, 7),
        Networks.RowPlan(Declared.Layers(20, 17, 4), Networks.Adam, Many, PackedBatch),
        Networks.BlockPlan(Networks.Adam, 20),
        Networks.BlockPlan(Networks.Adam, PackedBatch),
    ];

    private static void AssertSame(float[][] actual, float[][] expected, string what)
    {
        for (var r = 0; r < expected.Length; r++) Assert.That(Bits.Difference(actual[r], expected[r]), Is.Null, $"{what}, replicate {r}");
    }

    private static void AssertMoved(TrainingProblem problem, float[] weights) =>
        Assert.That(weights, Has.All.Matches<float>(float.IsFinite).And.Not.EqualTo(Networks.Train(Engine(problem), problem, [0], 0)[0]));

    private static EmbeddedEngine Engine(TrainingProblem problem, LaneWidth? width = null) =>
        new(width ?? LaneWidths.Widest)
        {
            PackedDensity = problem.BatchSize == PackedBatch ? 1 : 0,
            BlockChoice = problem.BatchSize == PackedBatch ? new(1, 1) : new(0, 0),
        };
}
