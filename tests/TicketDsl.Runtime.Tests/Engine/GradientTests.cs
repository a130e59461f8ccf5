using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>
/// The gradient that the engine applied, w₀ − w₁ after one step of gradient descent with learning rate 1,
/// against the gradient of the reference in double.
/// </summary>
public sealed class GradientTests
{
    private static readonly SgdDefinition OneStep = new(1, 0);

    [Test]
    public void It_is_the_derivative_of_the_loss_in_the_lane_plan(
        [Values(new[] { 4, 1 }, new[] { 3, 7, 1 }, new[] { 4, 6, 5, 1 }, new[] { 4, 3 }, new[] { 5, 8, 4 }, new[] { 4, 7, 6, 3 })] int[] sizes)
    {
        var examples = Sample.Random(12, sizes[0], Math.Max(sizes[^1], 2), seed: 1);
        AssertGradient(Networks.LanePlan(Declared.Layers(sizes), OneStep, examples));
    }

    [Test]
    public void It_is_the_derivative_of_the_loss_in_the_row_and_the_packed_plan(
        [Values(new[] { 4, 1 }, new[] { 3, 7, 1 }, new[] { 4, 18, 5, 1 }, new[] { 9, 3 }, new[] { 5, 20, 4 }, new[] { 19, 17, 6, 3 })] int[] sizes,
        [Values] bool packed)
    {
        var examples = Sample.Random(12, sizes[0], Math.Max(sizes[^1], 2), seed: 2);
        AssertGradient(Networks.RowPlan(Declared.Layers(sizes), OneStep, examples, examples.Count), packed);
    }

    [Test]
    public void Inputs_that_are_not_0_for_a_byte_of_0_and_scales_of_examples_enter_it()
    {
        var values = Array.ConvertAll(Sample.Unit, value => (value - 0.1307f) / 0.3081f);
        var scales = Enumerable.Range(0, 12).Select(example => 0.5f + example / 12f).ToArray();
        var examples = Sample.Random(12, 10, 3, seed: 3, values: values, scales: scales);

        AssertGradient(Networks.RowPlan(Declared.Layers(10, 8, 3), OneStep, examples, examples.Count));
        AssertGradient(Networks.RowPlan(Declared.Layers(10, 8, 3), OneStep, examples, examples.Count), packed: true);
        AssertGradient(Networks.LanePlan(Declared.Layers(10, 8, 3), OneStep, examples));
    }

    [Test]
    public void A_batch_has_the_gradient_of_its_own_examples()
    {
        var examples = Sample.Random(23, 6, 3, seed: 4);
        var problem = Networks.RowPlan(Declared.Layers(6, 9, 3), OneStep, examples, batchSize: 7);
        var replicate = FarFromKinks(problem);
        var order = new BatchOrder(new RandomKey("networks of tests", replicate), [.. Enumerable.Range(0, 23)], 7);
        var rows = order.Batch(0).ToArray();
        var batch = Sample.Of(6, [.. rows.SelectMany(row => examples.Row(row).ToArray())], [.. rows.Select(row => examples.Labels[row])]);

        var applied = Applied(problem, replicate);
        var expected = Expected(problem with { Examples = batch }, replicate);

        AssertClose(applied, expected);
    }

    private static void AssertGradient(TrainingProblem problem, bool packed = false)
    {
        var replicate = FarFromKinks(problem);
        AssertClose(Applied(problem, replicate, packed), Expected(problem, replicate));
    }

    private static void AssertClose(double[] applied, double[] expected)
    {
        Assert.That(expected, Has.Some.Not.Zero);
        for (var i = 0; i < expected.Length; i++)
            Assert.That(applied[i], Is.EqualTo(expected[i]).Within(2e-6 + 1e-5 * Math.Abs(expected[i])), $"parameter {i}");
    }

    private static double[] Applied(TrainingProblem problem, int replicate, bool packed = false)
    {
        var before = Masked(problem, replicate);
        var after = Networks.Train(new EmbeddedEngine { PackedDensity = packed ? 1 : 0 }, problem, [replicate], 1)[0];
        return [.. before.Select((weight, i) => weight - after[i])];
    }

    private static double[] Expected(TrainingProblem problem, int replicate)
    {
        var gradient = ReferenceGradient.Of(problem, Masked(problem, replicate), problem.Examples);
        foreach (var place in Networks.Masked(problem, Networks.Masks(problem, replicate))) gradient[place] = 0;
        return gradient;
    }

    private static double[] Masked(TrainingProblem problem, int replicate)
    {
        var weights = Array.ConvertAll(Networks.Weights(problem, replicate), weight => (double)weight);
        foreach (var place in Networks.Masked(problem, Networks.Masks(problem, replicate))) weights[place] = 0;
        return weights;
    }

    private static int FarFromKinks(TrainingProblem problem) => Enumerable.Range(0, 1000).First(replicate =>
        ReferenceGradient.DistanceFromKinks(problem, Masked(problem, replicate), problem.Examples) > 1e-3);
}
