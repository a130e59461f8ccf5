using FsCheck;
using FsCheck.Fluent;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Tests.Reference;

namespace TicketDsl.Runtime.Tests.Measures;

public sealed class EffectiveWeightsTests
{
    // Unit 1 has no way in and unit 2 no way out, so of 4 + 3 weights that remain only 0 → unit 0 and 1 → unit 0 → output lie on a path.
    [Test]
    public void A_weight_into_a_unit_without_a_way_out_and_one_out_of_a_unit_without_a_way_in_are_not_effective()
    {
        var network = NetworkDefinition.Chain(Declared.Layers(2, 3, 2));
        var masks = new MaskSet([Mask.From(2, 3, index => index is 0 or 1 or 4), Mask.From(3, 2, index => index is 0 or 1 or 4)]);
        Assert.That(EffectiveWeights.Of(network, masks), Is.EqualTo(new MaskSet([Mask.From(2, 3, index => index < 2), Mask.From(3, 2, index => index == 0)])));
    }

    // A unit that is cut off two layers before the end takes what leads to it alone with it: 1 → unit 1 → unit 1 ends there.
    [Test]
    public void A_dead_end_is_followed_back_to_the_inputs()
    {
        var network = NetworkDefinition.Chain(Declared.Layers(2, 2, 2, 1));
        var masks = new MaskSet([Mask.From(2, 2, index => index is 0 or 3), Mask.From(2, 2, index => index is 0 or 3), Mask.From(2, 1, index => index == 0)]);
        Assert.That(EffectiveWeights.Of(network, masks).Layers.Select(mask => mask.Count), Is.EqualTo([1, 1, 1]));
    }

    // 2 channels of 2×2 after pooling: features 0 to 3 are channel 0's. Only a weight from its place 3 remains, so channel 1's filter leads nowhere.
    [Test]
    public void A_channel_leads_on_by_any_of_its_places()
    {
        var conv = Layer.Conv("Conv", new Shape(1, 4, 4), 2, new Window(3, 1, 1), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, conv.To, new Window(2, 2, 0));
        var network = NetworkDefinition.Chain(conv, pool, Layer.Flatten("Flat", pool.To), new Layer("Output", 8, 2, Activation.None));
        var masks = new MaskSet([Mask.Dense(9, 2), Mask.From(8, 2, index => index == 3)]);
        Assert.That(EffectiveWeights.Of(network, masks), Is.EqualTo(new MaskSet([Mask.From(9, 2, index => index < 9), masks[1]])));
    }

    // Nothing remains of the body, so that only the shortcut leads on; with no shortcut's weights either, nothing would.
    [Test]
    public void A_residual_sum_is_reached_by_either_branch([Values] bool projected)
    {
        var image = new Shape(2, 3, 3);
        var body = Layer.Conv("Body", image, 2, new Window(3, 1, 1), Activation.None);
        var projection = projected ? Layer.Conv("Shortcut", image, 2, new Window(1, 1, 0), Activation.None) : null;
        var network = new NetworkDefinition(image, [
            new ResidualPart("Block", [new LayerPart(body)], projection, Activation.Relu),
            new LayerPart(Layer.GlobalAveragePool("Mean", image)), new LayerPart(new Layer("Output", 2, 1, Activation.None)),
        ]);
        var masks = MaskSet.Dense(network.Layers);
        masks = new MaskSet(masks.Layers.SetItem(0, Mask.From(18, 2, _ => false)));
        Assert.That(EffectiveWeights.Of(network, masks), Is.EqualTo(masks));
        if (!projected) return;
        masks = new MaskSet(masks.Layers.SetItem(1, Mask.From(2, 2, index => index == 0)));
        Assert.That(EffectiveWeights.Of(network, masks).Layers.Select(mask => mask.Count), Is.EqualTo([0, 1, 1]));
    }

    [Test]
    public void A_constant_is_no_path_whatever_the_bias()
    {
        var layers = Declared.Layers(2, 2, 1);
        Assert.That(layers[0].HasBias);
        var masks = new MaskSet([Mask.From(2, 2, index => index < 2), Mask.Dense(2, 1)]);
        Assert.That(EffectiveWeights.Of(NetworkDefinition.Chain(layers), masks)[1].Count, Is.EqualTo(1));
    }

    [Test]
    public void Densities_are_shares_of_all_weights_by_layer_and_whole()
    {
        var network = NetworkDefinition.Chain(SmallNetwork.Trained.Layers);

        // Of inputs 0 and 2 into unit 0 and its weight to output 0 all are on a path; unit 1 has no way in, so its two are not.
        Assert.That(SmallNetwork.Values(EffectiveWeights.Density(network)), Is.EqualTo([2 / 6.0, 1 / 4.0]));
        Assert.That(SmallNetwork.Values([EffectiveWeights.WholeDensity(network)]), Is.EqualTo([0.3]));
        Assert.That(SmallNetwork.Masks.Density, Is.EqualTo(0.5));
    }

    [Test]
    public void Masks_of_another_network_are_refused() => Assert.That(
        () => EffectiveWeights.Of(NetworkDefinition.Chain(Declared.Layers(2, 2, 1)), new MaskSet([Mask.Dense(2, 3), Mask.Dense(3, 1)])),
        Throws.ArgumentException.With.Message.StartsWith("The masks are of another network."));

    [TestCaseSource(nameof(Unpadded))]
    public void A_weight_is_effective_just_where_it_changes_an_output(NetworkDefinition network) =>
        ForAllMasks(network, (effective, byTakingAway) => effective.Equals(byTakingAway));

    // Where only a corner of a channel leads on, a padded window has weights that see nothing but padding there: channels do not tell them apart.
    [TestCaseSource(nameof(Padded))]
    public void A_weight_that_changes_an_output_is_effective(NetworkDefinition network) =>
        ForAllMasks(network, (effective, byTakingAway) => byTakingAway.IsSubsetOf(effective));

    // With weights and inputs above 0 and no biases no path can cancel another: a weight is on one just where taking it away changes an output.
    private static void ForAllMasks(NetworkDefinition network, Func<MaskSet, MaskSet, bool> holds)
    {
        var (fewer, some) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20200402, 1), Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Random(seed);
            var keep = 0.03 + 0.4 * random.NextDouble();
            var masks = new MaskSet([.. network.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < keep))]);
            var effective = EffectiveWeights.Of(network, masks);
            if (effective.Count < masks.Count) fewer++;
            if (effective.Count > 0) some++;
            return effective.IsSubsetOf(masks) && holds(effective, ByTakingAway(network, masks, random));
        }));
        Assert.That(fewer, Is.GreaterThan(1), "Masks with weights that are not effective");
        Assert.That(some, Is.GreaterThan(1), "Masks with weights that are");
    }

    private static IEnumerable<TestCaseData> Unpadded()
    {
        var image = new Shape(2, 6, 6);
        var conv = Layer.Conv("Conv", image, 3, new Window(3, 1, 0), Activation.Relu);
        var pool = Layer.Pool("Pool", LayerKind.MaxPool, conv.To, new Window(2, 2, 0));
        var second = Layer.Conv("Second", pool.To, 4, new Window(2, 1, 0), Activation.Tanh);
        Layer inner = OneByOne("Inner", conv.To, 3), after = OneByOne("After", conv.To, 3);
        Layer[] end = [Layer.GlobalAveragePool("Mean", conv.To), new("Output", 3, 2, Activation.None)];
        yield return Case("linear chain", NetworkDefinition.Chain(Declared.Layers(5, 6, 5, 4, 3)));
        yield return Case("convolutions", NetworkDefinition.Chain(conv, pool, second, Layer.Flatten("Flat", second.To), new Layer("Fc", 4, 5, Activation.Relu), new Layer("Output", 5, 3, Activation.None)));
        yield return Case("flattened", NetworkDefinition.Chain(conv, pool, Layer.Flatten("Flat", pool.To), new Layer("Output", 12, 3, Activation.None)));
        yield return Case("residual identity", Network(new ResidualPart("Block", [new LayerPart(inner), new LayerPart(after)], null, Activation.Relu)));
        yield return Case("residual projection", Network(new ResidualPart("Block", [new LayerPart(inner), new LayerPart(after)], OneByOne("Shortcut", conv.To, 3), Activation.Relu)));

        static Layer OneByOne(string name, Shape from, int filters) => Layer.Conv(name, from, filters, new Window(1, 1, 0), Activation.None);

        NetworkDefinition Network(ResidualPart block) => new(image, [new LayerPart(conv), block, .. end.Select(layer => new LayerPart(layer))]);

        static TestCaseData Case(string name, NetworkDefinition network) => new TestCaseData(network).SetArgDisplayNames(name);
    }

    // Sigmoid is left out, since it makes a constant of nothing; batch norm, as it has no neutral values here.
    private static IEnumerable<TestCaseData> Padded() => ReferenceCases.All()
        .Where(one => one.Network.Layers.Length > 1 && !one.Network.Layers.Any(layer => layer.HasBatchNorm || layer.Activation == Activation.Sigmoid))
        .Select(one => new TestCaseData(one.Network).SetArgDisplayNames(one.Name));

    private static MaskSet ByTakingAway(NetworkDefinition network, MaskSet masks, Random random)
    {
        var (weights, start) = (new double[network.Parameters], 0);
        for (var l = 0; l < network.Layers.Length; start += network.Layers[l++].Parameters)
            for (var index = 0; index < masks[l].Length; index++)
                if (masks[l][index]) weights[start + index] = 0.05 + 0.05 * random.NextDouble();
        double[][] inputs = [[.. Enumerable.Range(0, network.Input.Features).Select(_ => 0.5 + 0.5 * random.NextDouble())]];
        var all = Outputs(weights);
        var effective = new List<Mask>();
        start = 0;
        foreach (var mask in masks.Layers)
        {
            var first = start;
            effective.Add(Mask.From(mask.Inputs, mask.Units, index =>
            {
                if (!mask[index]) return false;
                double[] without = [.. weights];
                without[first + index] = 0;
                return !Outputs(without).SequenceEqual(all);
            }));
            start += network.Layers[effective.Count - 1].Parameters;
        }

        return new MaskSet([.. effective]);

        double[] Outputs(double[] values) => ReferenceNetwork.With(network, values).Forward(inputs, Pass.Evaluation)[0];
    }
}
