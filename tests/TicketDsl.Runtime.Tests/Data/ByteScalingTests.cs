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
    public void Standardize_has_a_table_a_channel_for_CIFAR_10()
    {
        var values = ByteScaling.Values(Dataset.Cifar10, InputScaling.Standardize);
        Assert.That(values, Has.Length.EqualTo(3 * 256));
        Assert.That(values.Where((_, i) => i % 256 == 0), Is.EqualTo(new[] { -1.9894737f, -1.9802874f, -1.7068043f }));
        Assert.That(values.Where((_, i) => i % 256 == 255), Is.EqualTo(new[] { 2.0591093f, 2.1264887f, 2.1158257f }));
        foreach (var scaling in (InputScaling[])[InputScaling.Unit, InputScaling.UnitNorm])
            Assert.That(ByteScaling.Values(Dataset.Cifar10, scaling), Is.EqualTo(ByteScaling.Values(Dataset.Mnist, scaling)));
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
