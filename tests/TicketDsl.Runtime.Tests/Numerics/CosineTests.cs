using TicketDsl.Runtime.Numerics;

namespace TicketDsl.Runtime.Tests.Numerics;

public class CosineTests
{
    [Test]
    public void It_is_the_cosine()
    {
        for (var i = 0; i <= 1000; i++)
            Assert.That(PortableMath.CosineOfPi(i / 1000.0), Is.EqualTo(double.CosPi(i / 1000.0)).Within(4.5e-16), $"at {i / 1000.0}");
    }

    [Test]
    public void It_is_exact_where_it_can_be() =>
        Assert.That(new[] { 0, 0.5, 1 }.Select(PortableMath.CosineOfPi), Is.EqualTo(new[] { 1.0, 0, -1 }));
}
