using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class ByteScalingTests
{
    [Test]
    public void Unit_divides_by_255()
    {
        var values = ByteScaling.Values(Dataset.Mnist, InputScaling.Unit);
        Assert.That(values, Is.EqualTo(Enumerable.Range(0, 256).Select(static value => value / 255f)));
        Assert.That(ByteScaling.Scales(InputScaling.Unit, [1, 2], 2), Is.Null);
    }

    [TestCase(Dataset.Mnist, -0.424212918f, 2.82148653f)]
    [TestCase(Dataset.FashionMnist, -0.8101983f, 2.0226629f)]
    public void Standardize_moves_black_and_white_to_the_published_values(Dataset dataset, float black, float white)
    {
        var values = ByteScaling.Values(dataset, InputScaling.Standardize);
        Assert.That((values[0], values[255]), Is.EqualTo((black, white)));
    }

    [Test]
    public void UnitNorm_scales_every_image_to_length_one_and_leaves_zeros()
    {
        byte[] pixels = [3, 4, 0, 0, 255, 255];
        var scales = ByteScaling.Scales(InputScaling.UnitNorm, pixels, 2)!;
        Assert.That(scales, Is.EqualTo(new[] { 51f, 1f, (float)Math.Sqrt(0.5) }));
        var examples = new Examples(pixels, [0, 0, 0], 2, ByteScaling.Values(Dataset.Mnist, InputScaling.UnitNorm), scales);
        Assert.That(examples.Input(0, 0), Is.EqualTo(0.6f).Within(1e-7f));
        Assert.That(examples.Input(0, 1), Is.EqualTo(0.8f).Within(1e-7f));
    }

    [TestCase(InputScaling.UnitNorm)]
    [TestCase(InputScaling.Standardize)]
    public void Xor_takes_no_scaling_but_unit(InputScaling scaling) =>
        Assert.That(
            () => ByteScaling.Values(Dataset.Xor, scaling),
            Throws.TypeOf<TicketException>().With.Message.Contains($"Input scaling {scaling}").And.Message.Contains("write Unit"));
}
