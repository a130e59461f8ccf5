using TicketDsl.Runtime.Pruning.Criteria;

namespace TicketDsl.Runtime.Tests.Pruning;

/// <summary>The criteria on a network of 2 inputs, 3 hidden units and 1 output, worked out by hand.</summary>
public sealed class CriteriaTests
{
    private static readonly Layer[] Layers = [.. Declared.Layers(2, 3, 1)];

    // Hidden units: (1, −2), (0.5, 0.25), (−4, 3); biases 100. Outgoing: −2, 8, 0.5; bias 100.
    private static readonly float[] Weights = [1, -2, 0.5f, 0.25f, -4, 3, 100, 100, 100, -2, 8, 0.5f, 100];

    private static readonly Mask AllIn = Mask.Dense(2, 3);
    private static readonly Mask AllOut = Mask.Dense(3, 1);

    [Test]
    public void Magnitude_is_the_absolute_weight_by_index() =>
        Assert.That(WeightScores.Of(Criterion.Magnitude, LayerWeights.Of(Layers, 0, Weights)), Is.EqualTo(new[] { 1, 2, 0.5f, 0.25f, 4, 3 }));

    // (1 + 2)/2, (0.5 + 0.25)/2, (4 + 3)/2
    [Test]
    public void Input_magnitude_is_the_mean_over_incoming_weights() =>
        Assert.That(Scores(Criterion.InputMagnitude, AllIn, AllOut), Is.EqualTo(new[] { 1.5, 0.375, 3.5 }));

    // One outgoing weight each.
    [Test]
    public void Output_magnitude_is_the_mean_over_outgoing_weights() =>
        Assert.That(Scores(Criterion.OutputMagnitude, AllIn, AllOut), Is.EqualTo(new[] { 2, 8, 0.5 }));

    // 3·2, 0.75·8, 7·0.5
    [Test]
    public void Product_is_the_sum_of_outgoing_times_the_sum_of_incoming_weights() =>
        Assert.That(Scores(Criterion.Product, AllIn, AllOut), Is.EqualTo(new[] { 6, 6, 3.5 }));

    [Test]
    public void Output_magnitude_is_a_mean_and_not_a_sum()
    {
        // Two units above: unit 0 gives 1 and −5 to them, unit 1 gives 2 and 2.
        Layer[] layers = [.. Declared.Layers(1, 2, 2)];
        float[] weights = [1, 1, 0, 0, 1, 2, -5, 2, 0, 0];
        var scores = UnitScores.Of(
            Criterion.OutputMagnitude, LayerWeights.Of(layers, 0, weights), Mask.Dense(1, 2), LayerWeights.Of(layers, 1, weights), Mask.Dense(2, 2));

        Assert.That(scores, Is.EqualTo(new[] { 3.0, 2.0 }));
    }

    // Without the weight −2 of unit 0 and all of unit 1, and without the outgoing weight of unit 2:
    // means 1/1, 0, 7/2; outgoing 2, 8, 0; products 1·2, 0·8, 7·0.
    [TestCase(Criterion.InputMagnitude, 1, 0, 3.5)]
    [TestCase(Criterion.OutputMagnitude, 2, 8, 0)]
    [TestCase(Criterion.Product, 2, 0, 0)]
    public void Masked_weights_do_not_count(Criterion criterion, double unit0, double unit1, double unit2)
    {
        var into = Mask.From(2, 3, index => index is not (1 or 2 or 3));
        var outOf = Mask.From(3, 1, index => index != 2);

        Assert.That(Scores(criterion, into, outOf), Is.EqualTo(new[] { unit0, unit1, unit2 }));
    }

    [Test]
    public void A_criterion_of_the_other_kind_is_refused()
    {
        Assert.That(() => WeightScores.Of(Criterion.Product, LayerWeights.Of(Layers, 0, Weights)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Scores(Criterion.Magnitude, AllIn, AllOut), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static double[] Scores(Criterion criterion, Mask into, Mask outOf) =>
        UnitScores.Of(criterion, LayerWeights.Of(Layers, 0, Weights), into, LayerWeights.Of(Layers, 1, Weights), outOf);
}
