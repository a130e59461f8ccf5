namespace TicketDsl.Tests;

public sealed class TrainingLimitsTests
{
    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(int.MaxValue, true)]
    [TestCase(int.MaxValue + 1L, false)]
    public void A_training_has_at_least_an_iteration_and_what_an_int_counts(long iterations, bool holds) =>
        Assert.That(TrainingLimits.IsLength(iterations), Is.EqualTo(holds));

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(1000, true)]
    [TestCase(1001, false)]
    public void There_are_1_to_1000_rounds(int rounds, bool holds) => Assert.That(TrainingLimits.IsRounds(rounds), Is.EqualTo(holds));

    [Test]
    public void A_shortened_schedule_has_fewer_rounds() =>
        Assert.That(new[] { 3, 4 }.Select(rounds => TrainingLimits.IsRounds(rounds, most: 3)), Is.EqualTo([true, false]));

    [TestCase("9it", "10it", 5, true)]
    [TestCase("10it", "10it", 5, false)]
    [TestCase("9it", "2ep", 5, true)]
    [TestCase("2ep", "10it", 5, false)]
    [TestCase("9ep", "1it", null, true)]
    public void A_rewind_goes_to_a_step_before_the_end_where_that_can_be_told(string rewindTo, string length, int? perEpoch, bool holds) =>
        Assert.That(TrainingLimits.IsRewind(Read(rewindTo), Read(length), perEpoch), Is.EqualTo(holds));

    [TestCase("0it", "10it", 5, false)]
    [TestCase("1it", "10it", 5, true)]
    [TestCase("2ep", "10it", 5, true)]
    [TestCase("11it", "2ep", 5, false)]
    [TestCase("9ep", "1it", null, true)]
    public void Evaluations_are_at_most_a_training_apart(string every, string length, int? perEpoch, bool holds) =>
        Assert.That(TrainingLimits.IsEvaluation(Read(every), Read(length), perEpoch), Is.EqualTo(holds));

    [TestCase(0, false)]
    [TestCase(1, true)]
    public void There_is_at_least_a_replicate(int replicates, bool holds) => Assert.That(TrainingLimits.IsReplicates(replicates), Is.EqualTo(holds));

    private static Step Read(string text) => Step.TryParse(text, out var step) ? step : throw new ArgumentException(text);
}
