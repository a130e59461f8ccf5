namespace TicketDsl.Tests;

public sealed class StepTests
{
    [TestCase("500it", 500, false)]
    [TestCase("0it", 0, false)]
    [TestCase("2ep", 2, true)]
    public void A_step_is_a_count_with_its_unit(string text, int count, bool inEpochs)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Step.TryParse(text, out var step), Is.True);
            Assert.That(step, Is.EqualTo(new Step(count, inEpochs)));
            Assert.That(step.ToString(), Is.EqualTo(text));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("it")]
    [TestCase("500")]
    [TestCase("-1it")]
    [TestCase("+1it")]
    [TestCase(" 1it")]
    [TestCase("1 it")]
    [TestCase("1,000it")]
    [TestCase("1.5ep")]
    [TestCase("1IT")]
    [TestCase("2147483648it")]
    public void Anything_else_is_none(string? text) => Assert.That(Step.TryParse(text, out _), Is.False);

    [Test]
    public void Epochs_count_whole_batches() => Assert.That(Step.Epochs(3).InIterations(916), Is.EqualTo(2748));

    [Test]
    public void Epochs_of_many_iterations_do_not_overflow() => Assert.That(Step.Epochs(int.MaxValue).InIterations(60_000), Is.EqualTo(60_000L * int.MaxValue));
}
