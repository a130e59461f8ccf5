using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public class LearningRatesTests
{
    private static readonly OptimizerDefinition Optimizer = new SgdDefinition(0.8, 0.9);

    [Test]
    public void It_stays_where_nothing_is_declared()
    {
        var rates = LearningRates.Of(Optimizer, perEpoch: 10, total: 100);
        Assert.That((rates.At(0), rates.At(99), rates.IsConstant), Is.EqualTo((0.8, 0.8, true)));
    }

    [Test]
    public void It_rises_in_a_line_over_the_warm_up()
    {
        var rates = LearningRates.Of(Optimizer with { WarmUp = Step.Iterations(4) }, perEpoch: 10, total: 100);
        Assert.That(new[] { 0, 1, 2, 3, 4, 5 }.Select(rates.At), Is.EqualTo(new[] { 0.2, 0.4, 0.6, 0.8, 0.8, 0.8 }).Within(1e-15));
    }

    [Test]
    public void It_falls_at_the_milestones()
    {
        var rates = LearningRates.Of(Optimizer with { Decay = new StepDecay(0.1, [Step.Epochs(2), Step.Iterations(50)]) }, perEpoch: 10, total: 100);
        Assert.That(new[] { 0, 19, 20, 49, 50, 99 }.Select(rates.At), Is.EqualTo(new[] { 0.8, 0.8, 0.08, 0.08, 0.008, 0.008 }).Within(1e-15));
    }

    [Test]
    public void It_falls_along_half_a_cosine()
    {
        var rates = LearningRates.Of(Optimizer with { Decay = new CosineDecay() }, perEpoch: 10, total: 100);
        Assert.That(new[] { 0, 25, 50, 75 }.Select(rates.At), Is.EqualTo(new[] { 0.8, 0.4 + 0.4 * Math.Sqrt(0.5), 0.4, 0.4 - 0.4 * Math.Sqrt(0.5) }).Within(1e-15));
    }

    [Test]
    public void Warm_up_multiplies_the_decay()
    {
        var rates = LearningRates.Of(Optimizer with { WarmUp = Step.Iterations(4), Decay = new StepDecay(0.5, [Step.Iterations(2)]) }, perEpoch: 10, total: 100);
        Assert.That(new[] { 1, 2, 4 }.Select(rates.At), Is.EqualTo(new[] { 0.4, 0.3, 0.4 }).Within(1e-15));
    }
}
