using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Training;

public sealed class DropoutDrawsTests
{
    private static readonly DropoutDraws Draws = new(new RandomKey("dropout of tests", 3));

    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.75)]
    public void The_declared_share_is_dropped_and_the_rest_divided_by_what_is_kept(double dropout)
    {
        var factors = Factors(0, 0, 0, dropout, 100_000);
        var dropped = factors.Count(factor => factor == 0);

        // Five standard deviations.
        Assert.That(dropped, Is.EqualTo(dropout * 100_000).Within(5 * Math.Sqrt(100_000 * dropout * (1 - dropout))));
        Assert.That(factors.Where(factor => factor != 0), Has.All.EqualTo((float)(1 / (1 - dropout))));
    }

    [Test]
    public void Without_dropout_all_is_kept_as_it_is() => Assert.That(Factors(1, 2, 3, 0, 1000), Has.All.EqualTo(1f));

    [Test]
    public void A_word_keeps_from_the_share_on_upwards()
    {
        Assert.That(DropoutDraws.Threshold(0), Is.Zero);
        Assert.That(DropoutDraws.Threshold(0.5), Is.EqualTo(0x80000000));
        Assert.That(DropoutDraws.Threshold(Math.BitDecrement(1)), Is.EqualTo(uint.MaxValue));
        Assert.That(() => DropoutDraws.Threshold(1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Iterations_layers_positions_and_replicates_decide_for_themselves()
    {
        var other = new float[64];
        new DropoutDraws(new RandomKey("dropout of tests", 4)).Fill(5, 6, 7, 0.5, other);
        float[][] all = [Factors(5, 6, 7, 0.5, 64), Factors(6, 6, 7, 0.5, 64), Factors(5, 7, 7, 0.5, 64), Factors(5, 6, 8, 0.5, 64), Factors(6, 5, 7, 0.5, 64), other];

        Assert.That(all.Select(factors => string.Join(',', factors)), Is.Unique);
    }

    [Test]
    public void Features_are_the_words_of_the_blocks_of_their_position([Values(1, 2, 3, 4, 5, 7, 8)] int features)
    {
        var blocks = new RandomKey("dropout of tests", 3).Blocks(RandomPurpose.Dropout, 9, 2);
        var factors = Factors(9, 2, 5, 0.5, features);
        for (var feature = 0; feature < features; feature++)
        {
            var (a, b, c, d) = blocks.At((uint)(5 * ((features + 3) / 4) + feature / 4));
            Assert.That(factors[feature] != 0, Is.EqualTo(((uint[])[a, b, c, d])[feature % 4] >= 0x80000000), $"feature {feature}");
        }
    }

    [Test]
    public void The_bits_do_not_change() =>
        Assert.That(Bits.Hash<float>([.. Enumerable.Range(0, 8).SelectMany(position => Factors(1234, 3, position, 0.25, 61))]), Is.EqualTo("e754338f7422ac5d"));

    private static float[] Factors(int iteration, int layer, int position, double dropout, int features)
    {
        var factors = new float[features];
        Draws.Fill(iteration, layer, position, dropout, factors);
        return factors;
    }
}
