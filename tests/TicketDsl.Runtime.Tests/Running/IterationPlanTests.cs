using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Running;

public sealed class IterationPlanTests
{
    // MNIST without 5,000 for validation: 55,000 / 60 = 916 whole batches.
    private static readonly ExperimentDefinition Mnist = Declared.Digits(784, 10) with { Training = new TrainingDefinition(Step.Epochs(2), 60, 5000, Step.Iterations(100)) };

    [Test]
    public void Epochs_are_counted_in_whole_batches()
    {
        var plan = IterationPlan.Of(Mnist.PrunedByWeight(0.2, 1, Step.Epochs(1)));

        Assert.That(plan, Is.EqualTo(new IterationPlan(BatchSize: 60, IsFullBatch: false, PerEpoch: 916, Total: 1832, RewindTo: 916, EvaluateEvery: 100)));
    }

    [Test]
    public void A_batch_size_of_0_is_every_training_example()
    {
        var plan = IterationPlan.Of(Declared.Xor(iterations: 30));

        Assert.That(plan, Is.EqualTo(new IterationPlan(BatchSize: 4, IsFullBatch: true, PerEpoch: 1, Total: 30, RewindTo: 0, EvaluateEvery: 30)));
    }

    [Test]
    public void A_batch_of_all_that_validation_leaves_is_not_the_full_set()
    {
        var plan = IterationPlan.Of(Declared.Xor() with { Training = new TrainingDefinition(Step.Iterations(5), 0, 1, null) });

        Assert.That((plan.BatchSize, plan.IsFullBatch), Is.EqualTo((3, false)));
    }

    [TestCase(0, 10, 35, new[] { 10, 20, 30, 35 })]
    [TestCase(0, 10, 30, new[] { 10, 20, 30 })]
    [TestCase(15, 10, 35, new[] { 20, 30, 35 })]
    [TestCase(20, 10, 35, new[] { 30, 35 })]
    [TestCase(0, 50, 35, new[] { 35 })]
    public void Validations_are_at_multiples_and_at_the_end(int from, int every, int total, int[] evaluations) =>
        Assert.That(Plan(every, total).Evaluations(from), Is.EqualTo(evaluations));

    [Test]
    public void The_longest_training_has_validations_without_overflow() =>
        Assert.That(Plan(int.MaxValue - 1, int.MaxValue).Evaluations(0), Is.EqualTo(new[] { int.MaxValue - 1, int.MaxValue }));

    [Test]
    public void A_training_longer_than_can_be_counted_is_refused()
    {
        var exception = Assert.Throws<TicketException>(() => IterationPlan.Of(Mnist with { Training = Mnist.Training with { Steps = Step.Epochs(3_000_000) } }))!;

        Assert.That(exception.Message, Does.Contain("3000000ep").And.Contain("DigitsOfTests").And.Contain("2748000000"));
    }

    private static IterationPlan Plan(int every, int total) => new(1, false, 1, total, 0, every);
}
