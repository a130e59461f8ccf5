using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Export;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Engine;

namespace TicketDsl.Runtime.Tests.Export;

public sealed class ReplicateExportTests
{
    private static readonly ExperimentDefinition Digits = Declared.Digits(4, 3, 10);

    [Test]
    public void Weights_masks_and_batches_are_those_that_a_run_begins_with()
    {
        var engine = new RecordingEngine(new FakeEngine(_ => 0));
        var points = Sample.Random(count: 60_000, features: 4, classes: 10, seed: 1);
        new ExperimentRunner(engine, threads: 1).Run(Digits, new LoadedDataset(points, Sample.Random(5, 4, 10, 2)), [], null, CancellationToken.None);
        for (var replicate = 0; replicate < 2; replicate++)
        {
            var export = new ReplicateExport(Digits, replicate);
            var start = engine.Starts.Single(start => start.Replicate == replicate);
            Assert.That(export.Weights(), Is.EqualTo(start.Weights));
            Assert.That(export.Masks(1), Is.EqualTo(start.Masks));

            // The second is of another epoch.
            foreach (var iteration in (int[])[3, 59_980 / 7 + 2])
                Assert.That(export.Batches().Batch(iteration).ToArray(), Is.EqualTo(start.Order.Batch(iteration).ToArray()));
        }
    }

    [Test]
    public void Arrays_are_named_and_shaped_as_a_PyTorch_module_has_them()
    {
        var export = new ReplicateExport(Digits, 0);
        NpyArray[] arrays = [.. export.WeightArrays(), .. export.MaskArrays(0.5), export.BatchArray(9)];
        Assert.That(arrays.Select(array => $"{array.Name} {string.Join(" ", array.Shape)}"), Is.EqualTo(new[]
        {
            "Layer1.weight 3 4", "Layer1.bias 3", "Layer2.weight 10 3", "Layer2.bias 10", "Layer1.weight 3 4", "Layer2.weight 10 3", "batches 9 7",
        }));
    }

    [Test]
    public void Arrays_hold_the_values_in_the_order_of_the_index()
    {
        var export = new ReplicateExport(Digits, 1);
        var masks = export.Masks(0.5);
        Assert.Multiple(() =>
        {
            Assert.That(Values(export.WeightArrays()[2], 4).Select(bytes => BitConverter.ToSingle(bytes)), Is.EqualTo(export.Weights()[15..45]));
            Assert.That(Values(export.MaskArrays(0.5)[0], 1).Select(octet => octet[0] == 1), Is.EqualTo(Enumerable.Range(0, 12).Select(index => masks[0][index])));
            Assert.That(Values(export.BatchArray(2), 4).Skip(7).Select(bytes => BitConverter.ToInt32(bytes)), Is.EqualTo(export.Batches().Batch(1).ToArray()));
        });
    }

    [Test]
    public void Batches_that_no_array_can_hold_are_refused_with_the_most_there_can_be() =>
        Assert.That(
            () => new ReplicateExport(Declared.Xor(), 0).BatchArray(int.MaxValue),
            Throws.TypeOf<TicketException>().With.Message.Contains("give at most 134217"));

    private static byte[][] Values(NpyArray array, int size)
    {
        using var stream = new MemoryStream();
        array.WriteTo(stream);
        var bytes = stream.ToArray();
        return [.. bytes[(10 + BitConverter.ToUInt16(bytes, 8))..].Chunk(size)];
    }
}
