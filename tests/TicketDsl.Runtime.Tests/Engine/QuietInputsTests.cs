using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Tests.Reference;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Inputs of the packed plan that are seldom lit, and such as never are.</summary>
public sealed class QuietInputsTests
{
    private const int Features = 40;
    private const int NeverLit = 3;

    [Test]
    public void Every_width_trains_the_same_weights_whether_inputs_are_quiet_or_not(
        [Values] LaneWidth width, [Values(0, 0.1, 0.5, 0.9)] double zeros, [Values] bool scaled, [Range(33, 47)] int units)
    {
        var problem = Problem(zeros, scaled, units);

        Assert.That(Bits.Difference(Train(problem, width), Train(problem, LaneWidth.Scalar)), Is.Null);
    }

    [Test]
    public void They_are_trained_like_others_but_for_rounding([Values(0, 0.5, 0.9)] double zeros, [Values] bool scaled)
    {
        var problem = Problem(zeros, scaled);
        var rows = Networks.Train(new EmbeddedEngine { PackedDensity = 0 }, problem, [0], 30)[0];

        Assert.That(Train(problem, LaneWidths.Widest), Is.EqualTo(rows).Within(1e-4));
    }

    [Test]
    public void Weights_of_an_input_that_is_never_lit_stay_as_they_are_but_count_where_it_is_lit()
    {
        var problem = Problem(zeros: 0.9, scaled: false);
        var weights = Train(problem, LaneWidths.Widest);
        var start = Networks.Weights(problem, 0);
        var masks = Networks.Masks(problem, 0);
        for (var unit = 0; unit < problem.Layers[0].Units; unit++)
            Assert.That(weights[unit * Features + NeverLit], Is.EqualTo(masks[0][unit, NeverLit] ? start[unit * Features + NeverLit] : 0));

        var lit = new byte[Features];
        lit[NeverLit] = 255;
        using var trainer = new EmbeddedEngine { PackedDensity = 1 }.CreateTrainer(problem, 1);
        Networks.Start(trainer, problem, 0, replicate: 0);
        var outputs = new float[3];
        trainer.Predict(0, Sample.Of(Features, lit, [0]), [0], outputs);

        var masked = Array.ConvertAll(Networks.Read(trainer, problem, 0), weight => (double)weight);
        var expected = ReferenceNetwork.With(problem.Network, masked).Forward(ReferenceNetwork.Inputs(Sample.Of(Features, lit, [0]), [0]), Pass.Evaluation)[0];
        Assert.That(outputs, Is.EqualTo(expected).Within(1e-5));
    }

    private static float[] Train(TrainingProblem problem, LaneWidth width) =>
        Networks.Train(new EmbeddedEngine(width) { PackedDensity = 1 }, problem, [0], 30)[0];

    private static TrainingProblem Problem(double zeros, bool scaled, int units = 37)
    {
        var random = new Random(4);
        var inputs = new byte[90 * Features];
        for (var i = 0; i < inputs.Length; i++)
        {
            // Some inputs are lit less often than others.
            if (i % Features != NeverLit && random.NextDouble() > zeros * (i % 4 + 1) / 4) inputs[i] = (byte)random.Next(1, 256);
        }

        var labels = new byte[90];
        foreach (ref var label in labels.AsSpan()) label = (byte)random.Next(3);
        var scales = scaled ? labels.Select(label => 0.5f + label).ToArray() : null;
        return Networks.RowPlan(Declared.Layers(Features, units, 18, 3), Networks.Adam, Sample.Of(Features, inputs, labels, scales: scales), 70);
    }
}
