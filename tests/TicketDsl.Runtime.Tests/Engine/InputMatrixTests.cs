using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

[TestFixture(typeof(Lanes512))]
[TestFixture(typeof(Lanes256))]
[TestFixture(typeof(Lanes128))]
[TestFixture(typeof(Lanes32))]
internal sealed unsafe class InputMatrixTests<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [Test]
    public void Bytes_become_the_inputs_that_they_stand_for([Values(1, 16, 21, 40)] int features, [Values] InputScaling scaling, [Values(64, 128)] int stride)
    {
        var values = ByteScaling.Values(Dataset.Mnist, scaling);
        var scales = scaling == InputScaling.UnitNorm ? new[] { 2f, 0.3f, 0.7f, 5f } : null;
        var examples = Sample.Random(4, features, 2, seed: features, values: values, scales: scales);
        int[] rows = [3, 0, 3, .. Enumerable.Repeat(1, stride - 7)];
        using var matrix = new InputMatrix<TLanes>(features, stride);
        matrix.Fill(examples, rows, [.. Enumerable.Range(0, features).Where(feature => feature != 2)]);

        for (var feature = 0; feature < features; feature++)
        {
            for (var r = 0; r < stride; r++)
                Assert.That(matrix.Bytes.Column(feature)[r], Is.EqualTo(r < rows.Length ? examples.Row(rows[r])[feature] : 0));
            for (var r = 0; r < rows.Length && feature != 2; r++)
                Assert.That(Bits.Of(matrix.Values[feature * stride + r]), Is.EqualTo(Bits.Of(examples.Input(rows[r], feature))));
        }
    }

    [Test]
    public void Only_a_table_of_quotients_is_worked_out()
    {
        Assert.That(ByteInputs.AreQuotients(ByteScaling.Values(Dataset.Mnist, InputScaling.Unit)));
        Assert.That(ByteInputs.AreQuotients(ByteScaling.Values(Dataset.Mnist, InputScaling.Standardize)), Is.False);
        var almost = ByteScaling.Values(Dataset.Mnist, InputScaling.Unit);
        almost[255] = MathF.BitDecrement(1);
        Assert.That(ByteInputs.AreQuotients(almost), Is.False);
    }
}
