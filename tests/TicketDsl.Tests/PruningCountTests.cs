namespace TicketDsl.Tests;

public sealed class PruningCountTests
{
    [TestCase(235_200, 0.2, 188_160)]
    [TestCase(150_528, 0.2, 120_422)] // 30105.6 → 30106 go
    [TestCase(5, 0.1, 4)] // ½ goes away from zero: 1
    [TestCase(15, 0.3, 10)] // 4.5 in decimal, 4.4999… in binary: 5 go
    [TestCase(3, 0.1, 3)] // 0.3 → none
    [TestCase(1, 0.5, 0)]
    public void The_pruned_share_is_rounded_half_away_from_zero_in_decimal(int remaining, double fraction, int left) =>
        Assert.That(PruningCount.AfterFraction(remaining, fraction), Is.EqualTo(left));

    [Test]
    public void Twenty_rounds_of_a_fifth_leave_the_published_ladder()
    {
        // Frankle & Carbin 2019: weights remaining in per cent of LeNet-300-100 at levels 3, 7 and 12 (20 %, 20 %, 10 % a round).
        var (layers, left) = (new[] { 235_200, 30_000, 1_000 }, new List<double>());
        for (var level = 0; level <= 12; level++)
        {
            left.Add(100.0 * layers.Sum() / 266_200);
            layers = [PruningCount.AfterFraction(layers[0], 0.2), PruningCount.AfterFraction(layers[1], 0.2), PruningCount.AfterFraction(layers[2], 0.1)];
        }

        Assert.That(new[] { left[3], left[7], left[12] }, Is.EqualTo(new[] { 51.3, 21.1, 7.0 }).Within(0.05));
    }
}
