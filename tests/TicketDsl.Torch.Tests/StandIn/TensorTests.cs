using System.Runtime.InteropServices;
using TorchSharp;
using static TicketDsl.Torch.Tests.StandIn.Values;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Tests.StandIn;

/// <summary>What the engine uses of tensors does what PyTorch says it does, and fails with libtorch's text.</summary>
public sealed class TensorTests
{
    private DisposeScope _scope = null!;

    [SetUp]
    public void Open() => _scope = NewDisposeScope();

    [TearDown]
    public void Close() => _scope.Dispose();

    private static IEnumerable<TestCaseData> Results() => new (string, Func<Tensor>, float[])[]
    {
        ("zeros", () => zeros([2, 2]), [0, 0, 0, 0]),
        ("narrow", () => Row(1, 2, 3, 4).narrow(0, 1, 2), [2, 3]),
        ("view", () => Of([2, 3], 1, 2, 3, 4, 5, 6).view(3, 2).narrow(0, 1, 1), [3, 4]),
        ("reshape", () => Of([2, 3], 1, 2, 3, 4, 5, 6).transpose(0, 1).reshape(-1), [1, 4, 2, 5, 3, 6]),
        ("transpose", () => Of([2, 2], 1, 2, 3, 4).transpose(0, 1), [1, 3, 2, 4]),
        ("unsqueeze", () => Of([2, 2], 1, 2, 3, 4).index_select(0, Indices(1)).unsqueeze(1), [3, 4]),
        ("index_select", () => Row(1, 2, 3).index_select(0, Indices(2, 0, 2)), [3, 1, 3]),
        ("bmm", () => bmm(Of([2, 1, 2], 1, 2, 3, 4), Of([2, 2, 1], 5, 6, 7, 8)), [17, 53]),
        ("add", () => Row(1, 2).add(Row(10, 20)), [11, 22]),
        ("sum", () => Row(1, 2, 4).sum(), [7]),
        ("mean", () => Of([1, 1, 2, 2], 1, 2, 3, 6).mean([2, 3], keepdim: true), [3]),
        ("sqrt", () => Row(4, 9).sqrt(), [2, 3]),
        ("relu", () => Row(-1, 2).relu(), [0, 2]),
        ("sigmoid", () => Row(0).sigmoid(), [0.5f]),
        ("tanh", () => Row(0, 1).tanh(), [0, 0.7615942f]),
        ("add_", () => Row(1, 2).add_(Row(10, 20)), [11, 22]),
        ("add_ with alpha", () => Row(1, 2).add_(Row(10, 20), -0.5), [-4, -8]),
        ("add_ of a number", () => Row(1, 2).add_(3), [4, 5]),
        ("mul_", () => Row(1, 2).mul_(3), [3, 6]),
        ("div_", () => Row(1, 2).div_(4), [0.25f, 0.5f]),
        ("addcmul_", () => Row(1, 2).addcmul_(Row(3, 4), Row(5, 6), 2), [31, 50]),
        ("addcdiv_", () => Row(1, 2).addcdiv_(Row(3, 4), Row(2, 8), -2), [-2, 1]),
        ("copy_", () => Row(1, 2).copy_(Row(5, 6)), [5, 6]),
        ("masked_fill_", () => Row(1, float.NaN, 3).masked_fill_(Truths(false, true, true), 0), [1, 0, 0]),
        ("to another type", () => Indices(1, 3).to(ScalarType.Float32), [1, 3]),
        ("to a device", () => Row(1, 3).to(CPU), [1, 3]),
        ("cpu", () => Row(1, 3).cpu(), [1, 3]),
        ("detach", () => Row(1, 3).detach(), [1, 3]),
    }.Select(one => new TestCaseData(one.Item2, one.Item3).SetArgDisplayNames(one.Item1));

    [TestCaseSource(nameof(Results))]
    public void Gives(Func<Tensor> compute, float[] expected) => Assert.That(Read(compute()), Is.EqualTo(expected).Within(1e-6));

    private static IEnumerable<TestCaseData> Mistakes() => new (string, Func<object?>, string)[]
    {
        ("zeros", () => zeros([-1]), "negative dimension"),
        ("empty", () => empty([2, -3]), "negative dimension"),
        ("narrow", () => Row(1, 2).narrow(0, 1, 2), "exceeds dimension size"),
        ("view", () => Row(1, 2, 3).view(2, 2), "invalid for input of size 3"),
        ("reshape", () => Row(1, 2, 3).reshape(2, 2), "invalid for input of size 3"),
        ("transpose", () => Row(1).transpose(0, 2), "Dimension out of range"),
        ("unsqueeze", () => Row(1).unsqueeze(3), "Dimension out of range"),
        ("index_select", () => Row(1, 2).index_select(0, Indices(2)), "out of range"),
        ("bmm", () => bmm(zeros([2, 1, 2]), zeros([2, 3, 1])), "Expected size for first two dimensions"),
        ("add", () => Row(1, 2).add(Row(1, 2, 3)), "must match the size"),
        ("mean", () => Indices(1, 2).mean([0]), "could not infer output dtype"),
        ("add_", () => Row(1, 2).add_(Row(1, 2, 3)), "must match the size"),
        ("add_ with alpha", () => Row(1, 2).add_(Row(1, 2, 3), 2), "must match the size"),
        ("mul_", () => Indices(1).mul_(0.5), "can't be cast"),
        ("div_", () => Indices(1).div_(2), "can't be cast"),
        ("addcmul_", () => Row(1, 2).addcmul_(Row(1, 2, 3), Row(1, 2, 3), 1), "must match the size"),
        ("addcdiv_", () => Row(1, 2).addcdiv_(Row(1, 2, 3), Row(1, 2, 3), 1), "must match the size"),
        ("copy_", () => Row(1, 2).copy_(Row(1, 2, 3)), "must match the size"),
        ("masked_fill_", () => Row(1, 2).masked_fill_(Truths(true, true, true), 0), "must match the size"),
        ("requires_grad", () => Indices(1).requires_grad = true, "floating point"),
        ("backward", () => Backward(Row(1)), "does not require grad"),
        ("to a device", () => Row(1).to(device("cuda:99")), "CUDA"),
    }.Select(one => new TestCaseData(one.Item2, one.Item3).SetArgDisplayNames(one.Item1));

    [TestCaseSource(nameof(Mistakes))]
    public void Fails_with_libtorchs_text(Func<object?> compute, string text) =>
        Assert.That(() => compute(), Throws.TypeOf<ExternalException>().With.Message.Contains(text));

    [Test]
    public void Operations_in_place_give_back_the_object_but_for_zero_()
    {
        var tensor = Row(1, 2);
        Assert.That(tensor.add_(1), Is.SameAs(tensor));
        Assert.That(tensor.zero_(), Is.Not.SameAs(tensor));
        Assert.That(Read(tensor), Is.EqualTo(new[] { 0f, 0 }));
    }

    [Test]
    public void The_shape_is_told() => Assert.That(zeros([2, 3, 4]).shape, Is.EqualTo(new long[] { 2, 3, 4 }));

    [Test]
    public void Gradients_add_up_in_place_in_a_view_of_another_tensor()
    {
        var gradients = zeros([4]);
        var values = Row(1, 2, 3, 4);
        var leaf = values.narrow(0, 2, 2).detach();
        leaf.requires_grad = true;
        leaf.grad = gradients.narrow(0, 2, 2);
        for (var pass = 0; pass < 2; pass++) leaf.sigmoid().relu().sum().backward();

        Assert.That(leaf.requires_grad);
        Assert.That(Read(leaf.grad!), Is.EqualTo(new[] { 0.0903533f, 0.0353254f }).Within(1e-6));
        Assert.That(Read(gradients), Is.EqualTo(new[] { 0, 0, 0.0903533f, 0.0353254f }).Within(1e-6));
    }

    [Test]
    public void Without_gradients_nothing_is_recorded()
    {
        var leaf = Row(1);
        Assert.That(leaf.grad, Is.Null);
        leaf.requires_grad = true;
        using (no_grad()) Assert.That(leaf.relu().requires_grad, Is.False);
        Assert.That(leaf.relu().requires_grad);
    }

    [Test]
    public void A_scope_frees_what_was_made_in_it_but_for_what_was_taken_out()
    {
        var before = Tensor.TotalCount;
        Tensor left, moved, kept;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                left = Row(1);
                moved = Row(2).MoveToOuterDisposeScope();
                kept = Row(3).DetachFromDisposeScope();
            }

            Assert.That(() => left.shape, Throws.InvalidOperationException);
            Assert.That(Read(moved), Is.EqualTo(new[] { 2f }));
        }

        Assert.That(() => moved.shape, Throws.InvalidOperationException);
        Assert.That(Read(kept), Is.EqualTo(new[] { 3f }));
        kept.Dispose();
        Assert.That(() => kept.shape, Throws.InvalidOperationException);
        Assert.That(Tensor.TotalCount, Is.GreaterThanOrEqualTo(before));
    }

    [Test]
    public void Values_are_read_and_written_as_what_they_are()
    {
        Assert.That(() => Row(1).data<long>(), Throws.ArgumentException);
        Assert.That(() => Row(1, 2).data<float>().CopyTo(new float[1]), Throws.ArgumentException);
        Assert.That(() => Row(1, 2).data<float>().CopyFrom(new float[3]), Throws.ArgumentException);
        var bytes = new byte[2];
        empty([2], ScalarType.Byte).zero_().data<byte>().CopyTo(bytes);
        Assert.That(bytes, Is.All.Zero);
    }

    private static object? Backward(Tensor tensor)
    {
        tensor.backward();
        return null;
    }
}
