using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class PredictionsTests
{
    [Test]
    public void The_highest_sum_is_the_class_and_of_equal_ones_the_first() =>
        Assert.That(Predictions.Classes([1, 3, 2, 5, 5, -1, -3, -2, -1], 3), Is.EqualTo(new byte[] { 1, 0, 2 }));

    [Test]
    public void With_one_unit_a_sum_above_0_is_class_1() => Assert.That(Predictions.Classes([-1, 0, 0.5f], 1), Is.EqualTo(new byte[] { 0, 0, 1 }));

    // e^0 : e^ln 3 = 1 : 3.
    [Test]
    public void Probabilities_are_the_sums_softmax() =>
        Assert.That(Predictions.Probabilities([0, MathF.Log(3), 7, 7], 2), Is.EqualTo([0.25, 0.75, 0.5, 0.5]).Within(1e-7));

    [Test]
    public void With_one_unit_there_are_two_classes_all_the_same() =>
        Assert.That(Predictions.Probabilities([MathF.Log(3), 0], 1), Is.EqualTo([0.25, 0.75, 0.5, 0.5]).Within(1e-7));

    [Test]
    public void Huge_sums_overflow_nothing() => Assert.That(Predictions.Probabilities([1e30f, -1e30f], 2), Is.EqualTo(new double[] { 1, 0 }));

    [Test]
    public void Sums_that_are_no_numbers_say_nothing([Values(float.NaN, float.PositiveInfinity)] float sum) =>
        Assert.That(Predictions.Probabilities([sum, 1, 2, 0], 4), Is.EqualTo([0.25, 0.25, 0.25, 0.25]));
}
