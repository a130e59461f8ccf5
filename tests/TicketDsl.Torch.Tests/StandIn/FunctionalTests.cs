using System.Runtime.InteropServices;
using TorchSharp;
using static TicketDsl.Torch.Tests.StandIn.Values;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TicketDsl.Torch.Tests.StandIn;

/// <summary>Layers, losses and settings: values worked out by hand, and libtorch's text on mistakes.</summary>
public sealed class FunctionalTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    [Test]
    public void A_convolution_in_two_groups_sums_windows_of_each_half_of_the_channels()
    {
        var input = Of([1, 2, 2, 2], 1, 2, 3, 4, 10, 20, 30, 40);
        var sums = F.conv2d(input, Of([2, 1, 1, 1], 2, 3), Row(1, -1), [2, 1], [0, 0], [1, 1], 2);
        Assert.That(Read(sums), Is.EqualTo(new float[] { 3, 5, 29, 59 }));
        Assert.That(Read(F.conv2d(input, Of([2, 2, 1, 1], 1, 1, 1, 0), padding: [0, 0])), Is.EqualTo(new float[] { 11, 22, 33, 44, 1, 2, 3, 4 }));
        Assert.That(() => F.conv2d(input, zeros([3, 1, 1, 1]), groups: 2), Throws.TypeOf<ExternalException>().With.Message.Contains("divisible by"));
    }

    [Test]
    public void Poolings_take_windows()
    {
        var input = Of([1, 1, 2, 4], 1, 2, 3, 4, 8, 7, 6, 5);
        Assert.That(Read(F.max_pool2d(input, 2, 2, 0)), Is.EqualTo(new float[] { 8, 6 }));
        Assert.That(Read(F.avg_pool2d(input, 2, 2, 0)), Is.EqualTo(new float[] { 4.5f, 4.5f }));
        Assert.That(Read(F.avg_pool2d(Of([1, 1, 1, 1], 8), 2, 1, 1)), Is.EqualTo(new float[] { 2, 2, 2, 2 }));
        Assert.That(() => F.max_pool2d(input, 2, 2, 2), Throws.TypeOf<ExternalException>().With.Message.Contains("pad"));
        Assert.That(() => F.avg_pool2d(input, 2, 2, 2), Throws.TypeOf<ExternalException>().With.Message.Contains("pad"));
    }

    [Test]
    public void Batch_norm_normalises_by_the_batch_and_lets_running_statistics_follow()
    {
        var (mean, variance) = (Row(1), Row(2));
        var normed = F.batch_norm(Of([2, 1], 3, 7), mean, variance, Row(2), Row(1), true, 0.1, 0);
        Assert.That(Read(normed), Is.EqualTo(new float[] { -1, 3 }).Within(1e-5));
        Assert.That(Read(mean), Is.EqualTo(new[] { 1.4f }).Within(1e-6));
        Assert.That(Read(variance), Is.EqualTo(new[] { 2.6f }).Within(1e-6));
        Assert.That(Read(F.batch_norm(Of([1, 1], 3.4f), mean, variance, Row(1), Row(0), false, 0.1, 1.4)), Is.EqualTo(new[] { 1f }).Within(1e-6));
        Assert.That(() => F.batch_norm(zeros([2, 2]), mean, variance, Row(2), Row(1), true), Throws.TypeOf<ExternalException>().With.Message.Contains("should contain 2 elements"));
    }

    [Test]
    public void Dropout_follows_the_seed()
    {
        var ones = zeros([1000]).add_(1);
        manual_seed(7);
        var first = Read(F.dropout(ones, 0.25, true));
        manual_seed(7);
        Assert.That(Read(F.dropout(ones, 0.25, true)), Is.EqualTo(first));
        Assert.That(Read(F.dropout(ones, 0.25, true)), Is.Not.EqualTo(first));
        Assert.That(first.Where(value => value != 0), Is.All.EqualTo(1 / 0.75f).Within(1e-6));
        Assert.That(first.Count(value => value == 0), Is.InRange(195, 305));
        Assert.That(Read(F.dropout(ones, 0.25, false)), Is.All.EqualTo(1));
        Assert.That(() => F.dropout(ones, 2, true), Throws.TypeOf<ExternalException>().With.Message.Contains("between 0 and 1"));
    }

    [Test]
    public void Losses_are_sums_means_or_one_an_example()
    {
        var sums = Of([2, 2], 0, 0, MathF.Log(3), 0);
        var (first, second) = (MathF.Log(2), MathF.Log(4));
        Assert.That(Read(F.cross_entropy(sums, Indices(0, 1), reduction: nn.Reduction.Sum)), Is.EqualTo(new[] { first + second }).Within(1e-6));
        Assert.That(Read(F.cross_entropy(sums, Indices(0, 1))), Is.EqualTo(new[] { (first + second) / 2 }).Within(1e-6));
        Assert.That(Read(F.cross_entropy(sums, Indices(0, 1), reduction: nn.Reduction.None)), Is.EqualTo(new[] { first, second }).Within(1e-6));
        Assert.That(Read(F.binary_cross_entropy_with_logits(Row(0, MathF.Log(3)), Row(1, 0), reduction: nn.Reduction.Sum)), Is.EqualTo(new[] { first + second }).Within(1e-6));
        Assert.That(() => F.cross_entropy(sums, Indices(0, 2)), Throws.TypeOf<ExternalException>().With.Message.Contains("out of bounds"));
        Assert.That(() => F.binary_cross_entropy_with_logits(Row(0, 1), Row(1, 2, 3)), Throws.TypeOf<ExternalException>().With.Message.Contains("must match the size"));
    }

    [Test]
    public void Devices_have_names()
    {
        Assert.That((device("cpu").type, device("cuda").index, device("cuda:2").index), Is.EqualTo((DeviceType.CPU, -1, 2)));
        Assert.That(device("cuda:1").type, Is.EqualTo(DeviceType.CUDA));
        Assert.That(() => device("gpu"), Throws.InstanceOf<Exception>());
        Assert.That(cuda.is_available(), Is.EqualTo(cuda.device_count() > 0));
    }

    [Test]
    public void Tf32_is_switched_for_products_and_convolutions_by_themselves()
    {
        var before = (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32);
        foreach (var (products, convolutions) in new[] { (true, false), (false, true) })
        {
            backends.cuda.matmul.allow_tf32 = products;
            backends.cudnn.allow_tf32 = convolutions;
            Assert.That((backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32), Is.EqualTo((products, convolutions)));
        }

        (backends.cuda.matmul.allow_tf32, backends.cudnn.allow_tf32) = before;
    }

    [Test]
    public void A_module_has_a_name_and_computes()
    {
        using var module = new Doubling();
        Assert.That(module.GetName(), Is.EqualTo("doubling"));
        Assert.That(Read(module.forward(Row(1, 2))), Is.EqualTo(new float[] { 2, 4 }));
    }

    private sealed class Doubling() : nn.Module<Tensor, Tensor>("doubling")
    {
        public override Tensor forward(Tensor input) => input.add(input);
    }
}
