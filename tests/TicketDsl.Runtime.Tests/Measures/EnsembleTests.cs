using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class EnsembleTests
{
    [Test]
    public void The_most_votes_win_and_of_as_many_the_lowest_class() =>
        Assert.That(Ensemble.MajorityVote([[2, 1, 3], [2, 0, 1], [1, 2, 3]]), Is.EqualTo(new byte[] { 2, 0, 3 }));

    // One sure member outweighs two that are hardly of another mind; equal means go to the lowest class.
    [Test]
    public void The_highest_mean_probability_wins_whatever_the_votes() =>
        Assert.That(Ensemble.MeanProbability([[0.9, 0.1, 0.5, 0.5], [0.4, 0.6, 0.25, 0.75], [0.4, 0.6, 0.75, 0.25]], 2), Is.EqualTo(new byte[] { 0, 0 }));

    [Test]
    public void Accuracy_is_the_share_that_is_the_label() => Assert.That(Ensemble.Accuracy([1, 2, 0, 0], [1, 2, 0, 1]), Is.EqualTo(0.75));

    [Test]
    public void An_ensemble_of_equals_says_what_each_says()
    {
        byte[] one = [3, 0, 1];
        Assert.That(Ensemble.MajorityVote([one, one]), Is.EqualTo(one));
    }

    [Test]
    public void None_and_unequal_members_are_refused()
    {
        Assert.That(() => Ensemble.MajorityVote([]), Throws.ArgumentException.With.Message.StartsWith("An ensemble has a member or more."));
        Assert.That(() => Ensemble.MeanProbability([[1, 0], [1]], 2), Throws.ArgumentException.With.Message.StartsWith("The members of an ensemble are of different"));
    }
}
