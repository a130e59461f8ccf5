using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class ExamplesTests
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 256).Select(static value => value * 2f)];

    [Test]
    public void Rows_lie_one_after_the_other_and_zeros_follow()
    {
        var examples = new Examples([1, 2, 3, 4, 5, 6], [0, 1], 3, Values);
        Assert.That(examples.Count, Is.EqualTo(2));
        Assert.That(examples.Row(1).ToArray(), Is.EqualTo(new byte[] { 4, 5, 6 }));
        Assert.That(examples.Inputs.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(examples.PaddedInputs.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5, 6 }.Concat(new byte[64])));
    }

    [Test]
    public void An_input_is_its_byte_s_value_times_its_example_s_scale()
    {
        var examples = new Examples([1, 2, 3, 4], [0, 1], 2, Values, [1f, 0.5f]);
        Assert.That((examples.Input(0, 1), examples.Input(1, 0)), Is.EqualTo((4f, 3f)));
    }

    [Test]
    public void What_was_copied_does_not_change_with_its_source()
    {
        byte[] inputs = [1, 2];
        byte[] labels = [1];
        var examples = new Examples(inputs, labels, 2, Values);
        inputs[0] = labels[0] = 9;
        Assert.That((examples.Row(0)[0], examples.Labels[0]), Is.EqualTo(((byte)1, (byte)1)));
    }

    [Test]
    public void There_is_no_row_past_the_last() =>
        Assert.That(() => new Examples([1, 2], [1], 2, Values).Row(1).Length, Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.That(() => new Examples([1, 2, 3], [1], 2, Values), Throws.ArgumentException);
        Assert.That(() => new Examples([1, 2], [1], 2, Values[..255]), Throws.ArgumentException);
        Assert.That(() => new Examples([1, 2], [1], 2, Values, [1f, 1f]), Throws.ArgumentException);
    }
}
