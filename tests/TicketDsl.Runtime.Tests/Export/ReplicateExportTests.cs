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
    public void Convolutions_have_four_dimensions_batch_norm_a_module_beside_its_layer_and_no_biases_no_array()
    {
        var export = new ReplicateExport(Declared.Photographs(), 0);
        NpyArray[] arrays = [.. export.WeightArrays(), .. export.MaskArrays(0.5)];
        string[] expected =
        [
            "Stem.weight 5 3 3 3", .. Norm("Stem", 5),
            "Block.Conv1.weight 24 5 3 3", "Block.Conv1.bias 24", .. Norm("Block.Conv1", 24),
            "Block.Conv2.weight 24 24 3 3", .. Norm("Block.Conv2", 24),
            "Block.Projection.weight 24 5 1 1", "Block.Projection.bias 24",
            "Last.weight 9 24 2 2", "Last.bias 9",
            "Fc.weight 11 36", "Fc.bias 11", .. Norm("Fc", 11),
            "Output.weight 4 11", "Output.bias 4",
            "Stem.weight 5 3 3 3", "Block.Conv1.weight 24 5 3 3", "Block.Conv2.weight 24 24 3 3", "Block.Projection.weight 24 5 1 1", "Last.weight 9 24 2 2",
            "Fc.weight 11 36", "Output.weight 4 11",
        ];
        Assert.That(arrays.Select(array => $"{array.Name} {string.Join(" ", array.Shape)}"), Is.EqualTo(expected));

        static string[] Norm(string layer, int units) =>
            [.. ((string[])["weight", "bias", "running_mean", "running_var"]).Select(name => $"{layer}Norm.{name} {units}")];
    }

    [Test]
    public void Arrays_of_batch_norm_hold_scale_shift_mean_and_variance()
    {
        var layers = Declared.Photographs().Layers;
        float[] network = [.. Enumerable.Range(0, layers.Sum(layer => layer.Parameters)).Select(i => (float)i)];
        var arrays = NetworkArrays.OfWeights(layers, network).Select(array => Values(array, 4).Select(bytes => BitConverter.ToSingle(bytes)).ToArray()).ToArray();

        // All values once, in the order of the flat weights.
        Assert.That(arrays.SelectMany(values => values), Is.EqualTo(network));
        Assert.That(arrays[1..5].Select(values => values[0]), Is.EqualTo(new[] { 135f, 140f, 145f, 150f }));
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
