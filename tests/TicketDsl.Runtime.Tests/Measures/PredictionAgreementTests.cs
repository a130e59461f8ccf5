using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class PredictionAgreementTests
{
    private static readonly byte[] A = [0, 1, 2, 1, 0];
    private static readonly byte[] B = [0, 2, 2, 0, 0];
    private static readonly byte[] Labels = [0, 1, 1, 2, 1];

    [Test]
    public void Examples_are_counted_of_which_both_say_the_same_right_or_wrong() => Assert.That(PredictionAgreement.Count(A, B), Is.EqualTo(3));

    [Test]
    public void A_matrix_has_all_examples_on_its_diagonal() =>
        Assert.That(PredictionAgreement.Matrix([A, B, Labels]), Is.EqualTo(new[,] { { 5, 3, 2 }, { 3, 5, 1 }, { 2, 1, 5 } }));

    // A misses 2, 3 and 4; B misses 1 too.
    [Test]
    public void Misses_are_told_apart_by_whose_they_are()
    {
        var missed = PredictionAgreement.Missed(A, B, Labels);
        Assert.That(missed.ByFirst, Is.Empty);
        Assert.That(missed.BySecond, Is.EqualTo([1]));
        Assert.That(missed.ByBoth, Is.EqualTo([2, 3, 4]));
    }

    [Test]
    public void Other_examples_are_refused()
    {
        Assert.That(() => PredictionAgreement.Count(A, [0]), Throws.ArgumentException.With.Message.StartsWith("There is no agreement of 5 examples with 1."));
        Assert.That(() => PredictionAgreement.Missed(A, B, [0]), Throws.ArgumentException);
    }

    [Test]
    public void A_matrix_is_symmetric_and_misses_add_up() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(2020, 5),
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 2).Select(one => (byte)one), 30), 4)), networks =>
        {
            var matrix = PredictionAgreement.Matrix(networks);
            var missed = PredictionAgreement.Missed(networks[0], networks[1], networks[2]);
            return Enumerable.Range(0, 4).All(row => matrix[row, row] == 30 && Enumerable.Range(0, 4).All(column => matrix[row, column] == matrix[column, row]))
                && missed.ByFirst.Length + missed.ByBoth.Length == 30 - matrix[0, 2]
                && missed.BySecond.Length + missed.ByBoth.Length == 30 - matrix[1, 2];
        }));
}
