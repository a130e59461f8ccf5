using TicketDsl.Runtime.Randomness;

namespace TicketDsl.Runtime.Tests.Randomness;

/// <summary>The known-answer vectors of Random123 (kat_vectors, philox4x32 with 10 rounds).</summary>
public sealed class PhiloxTests
{
    [Test]
    public void A_counter_and_key_of_zeros_give_the_published_words() =>
        Assert.That(Philox.Block(0, 0, 0, 0, 0, 0), Is.EqualTo((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)));

    [Test]
    public void A_counter_and_key_of_ones_give_the_published_words() =>
        Assert.That(
            Philox.Block(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue),
            Is.EqualTo((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)));

    [Test]
    public void A_counter_and_key_of_the_digits_of_pi_give_the_published_words() =>
        Assert.That(
            Philox.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0),
            Is.EqualTo((0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)));
}
