using System.Collections.Immutable;
using TicketDsl.Runtime.Pruning;
using TicketDsl.Runtime.Pruning.Criteria;
using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Pruning;

/// <summary>The criteria on a network of 2 inputs, 3 hidden units and 1 output, worked out by hand.</summary>
public sealed class CriteriaTests
{
    private static readonly ImmutableArray<Layer> Layers = [.. Declared.Layers(2, 3, 1)];

    // Hidden units: (1, −2), (0.5, 0.25), (−4, 3); biases 100. Outgoing: −2, 8, 0.5; bias 100.
    private static readonly float[] Weights = [1, -2, 0.5f, 0.25f, -4, 3, 100, 100, 100, -2, 8, 0.5f, 100];

    private static readonly Mask AllIn = Mask.Dense(2, 3);
    private static readonly Mask AllOut = Mask.Dense(3, 1);

    [Test]
    public void Magnitude_is_the_absolute_weight_by_index() =>
        Assert.That(WeightScores.Of(Criterion.Magnitude, Layers, 0, new PruningEvidence(Weights), AllIn), Is.EqualTo(new[] { 1, 2, 0.5f, 0.25f, 4, 3 }));

    // Of the first layer: w = 1, −2, 0.5, 0.25, −4, 3 from i = 2, −1, −0.5, 0.5, −4, −1 with gradients 1, −2, 4, 0, 0.5, 3.
    // Sums of magnitudes are 10.75 and 9: α = 0.8372093, so α|w| = 0.837, 1.674, 0.419, 0.209, 3.349, 2.512.
    [TestCase(Criterion.SmallFinal, new[] { -1, -2, -0.5f, -0.25f, -4, -3 })]
    [TestCase(Criterion.LargeInitial, new[] { 2, 1, 0.5f, 0.5f, 4, 1 })]
    [TestCase(Criterion.SmallInitial, new[] { -2, -1, -0.5f, -0.5f, -4, -1 })]
    [TestCase(Criterion.LargeInitialLargeFinal, new[] { 0.8372093f, 1, 0.41860465f, 0.20930232f, 3.3488371f, 1 })]
    [TestCase(Criterion.MagnitudeIncrease, new[] { -1, 1, 0, -0.25f, 0, 2 })]
    [TestCase(Criterion.Movement, new[] { 1, 1, 1, 0.25f, 0, 4 })]
    [TestCase(Criterion.MagnitudeSameSign, new[] { 1, 2, 0, 0.25f, 4, 0 })]
    [TestCase(Criterion.MagnitudeIncreaseSameSign, new[] { 0f, 1, 0, 0, 0, 0 })]
    [TestCase(Criterion.MovementSameSign, new[] { 1, 1, 0, 0.25f, 0, 0 })]
    [TestCase(Criterion.Snip, new[] { 2f, 2, 2, 0, 2, 3 })]
    public void Criteria_of_single_weights_are_what_their_formulas_say(Criterion criterion, float[] scores) =>
        Assert.That(WeightScores.Of(criterion, Layers, 0, Evidence, AllIn), Is.EqualTo(scores).Within(1e-6f));

    // Without the weights 4 and 5: sums 3.75 of |w| and 4 of |i|, α = 1.0666667.
    [Test]
    public void Masked_weights_do_not_enter_the_scale_of_large_weights() =>
        Assert.That(
            WeightScores.Of(Criterion.LargeInitialLargeFinal, Layers, 0, Evidence, Mask.From(2, 3, index => index < 4))[..4],
            Is.EqualTo(new[] { 1.0666667f, 1, 0.5f, 0.26666668f }).Within(1e-6f));

    [Test]
    public void Random_scores_are_the_streams_of_each_layer()
    {
        var scores = new[] { 0, 1, 0 }.Select(layer => WeightScores.Of(Criterion.Random, Layers, layer, Evidence, layer == 0 ? AllIn : AllOut)).ToArray();

        Assert.That(scores[2], Is.EqualTo(scores[0]).And.Unique);
        Assert.That(scores[1], Is.Not.EqualTo(scores[0][..3]));
    }

    [TestCase(Criterion.Movement)]
    [TestCase(Criterion.Snip)]
    [TestCase(Criterion.Random)]
    public void A_criterion_without_what_it_looks_at_is_refused(Criterion criterion) =>
        Assert.That(() => WeightScores.Of(criterion, Layers, 0, new PruningEvidence(Weights), AllIn), Throws.ArgumentException.With.Message.Contains($"{criterion}"));

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
        Assert.That(() => WeightScores.Of(Criterion.Product, Layers, 0, new PruningEvidence(Weights), AllIn), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Scores(Criterion.Magnitude, AllIn, AllOut), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static PruningEvidence Evidence => new(Weights)
    {
        Initial = new float[] { 2, -1, -0.5f, 0.5f, -4, -1, 9, 9, 9, 1, 1, 1, 9 },
        Gradient = new[] { 1, -2, 4, 0, 0.5f, 3, 9, 9, 9, 1, 1, 1, 9 },
        Random = layer => new RandomKey("criteria", 0).Stream(RandomPurpose.RandomScores, (uint)layer),
    };

    private static double[] Scores(Criterion criterion, Mask into, Mask outOf) =>
        UnitScores.Of(criterion, LayerWeights.Of(Layers, 0, Weights), into, LayerWeights.Of(Layers, 1, Weights), outOf);
}
