using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class ConvergenceTests
{
    // Windows of two validations: means 0.55, 0.65, 0.75, 0.80, 0.805, 0.805 end at 20, 30 … 70.
    private static readonly ImmutableArray<ValidationPoint> Curve = [.. new[] { 0.5, 0.6, 0.7, 0.8, 0.8, 0.81, 0.8 }.Select((accuracy, i) => new ValidationPoint(10 * (i + 1), 1, accuracy))];

    // m(50) − m(30) = 0.15, m(60) − m(40) = 0.055, m(70) − m(50) = 0.005.
    [TestCase(0.16, ExpectedResult = 50)]
    [TestCase(0.06, ExpectedResult = 60)]
    [TestCase(0.01, ExpectedResult = 70)]
    public int It_is_the_first_iteration_whose_average_hardly_moved(double change) => Convergence.Iteration(Curve, 20, change);

    // m(40) − m(20) = 0.2 is the first that has two whole windows.
    [Test]
    public void Two_whole_windows_are_needed() => Assert.That(Convergence.Iteration(Curve, 20, 1), Is.EqualTo(40));

    [Test]
    public void A_training_that_never_does_converges_at_its_end() => Assert.That(Convergence.Iteration(Curve, 20, 0.001), Is.EqualTo(70));

    [Test]
    public void Without_validation_it_is_refused() => Assert.That(() => Convergence.Iteration([], 20, 0.001), Throws.ArgumentException.With.Message.Contains("validation"));
}
