using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class ValidationSplitTests
{
    [Test]
    public void Both_parts_together_are_all_examples_once()
    {
        var split = ValidationSplit.Draw(new RandomKey("tests", 0), 1000, 150);

        Assert.That(split.Training.Concat(split.Validation), Is.EquivalentTo(Enumerable.Range(0, 1000)));
    }

    [Test]
    public void Each_part_has_its_size_and_ascends()
    {
        var split = ValidationSplit.Draw(new RandomKey("tests", 0), 1000, 150);

        Assert.That(split.Validation, Has.Length.EqualTo(150).And.Ordered);
        Assert.That(split.Training, Has.Length.EqualTo(850).And.Ordered);
    }

    [Test]
    public void Replicates_validate_on_other_examples() => Assert.That(
        ValidationSplit.Draw(new RandomKey("tests", 1), 1000, 150).Validation,
        Is.Not.EqualTo(ValidationSplit.Draw(new RandomKey("tests", 0), 1000, 150).Validation));

    [Test]
    public void Without_validation_all_examples_are_trained_on()
    {
        var split = ValidationSplit.Draw(new RandomKey("tests", 0), 5, 0);

        Assert.That((split.Training, split.Validation), Is.EqualTo((new[] { 0, 1, 2, 3, 4 }, Array.Empty<int>())));
    }
}
