using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests.Reference;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Where layers compete for what remains, one may lose all its weights; what is left of the network then is its biases'.</summary>
public sealed class EmptyLayerTests
{
    public static IEnumerable<TestCaseData> Problems()
    {
        var examples = Sample.Random(12, 9, 3, seed: 3);
        var layers = Declared.Layers(9, 8, 7, 3);
        yield return new TestCaseData(Networks.LanePlan(layers, Networks.Momentum, examples), 1.0).SetArgDisplayNames("lanes");
        yield return new TestCaseData(Networks.RowPlan(layers, Networks.Momentum, examples, 6), 0.0).SetArgDisplayNames("rows");
        yield return new TestCaseData(Networks.RowPlan(layers, Networks.Momentum, examples, 6), 1.0).SetArgDisplayNames("packed");
        yield return new TestCaseData(ReferenceCases.Problem(ReferenceCases.All().First(network => network.Name == "residual projection").Network, optimizer: Networks.Momentum), 1.0).SetArgDisplayNames("blocks");
    }

    [TestCaseSource(nameof(Problems))]
    public void A_layer_without_weights_trains_the_rest_as_the_reference_does(TrainingProblem problem, double packedDensity)
    {
        for (var empty = 0; empty < problem.Layers.Length; empty++)
        {
            var without = empty;
            var masks = new MaskSet([.. problem.Layers.Select((layer, l) => Mask.From(layer.Inputs, layer.Units, _ => l != without))]);
            var (trained, expected) = (Trained(new EmbeddedEngine { PackedDensity = packedDensity }, problem, masks), Trained(new ReferenceEngine(), problem, masks));

            Assert.That(trained, Is.EqualTo(expected).Within(2e-4), problem.Layers[empty].Name);
            foreach (var place in Networks.Masked(problem, masks)) Assert.That(trained[place], Is.Zero);
        }
    }

    private static float[] Trained(IEngine engine, TrainingProblem problem, MaskSet masks)
    {
        using var trainer = engine.CreateTrainer(problem, 1);
        var order = new Runtime.Training.BatchOrder(new Runtime.Randomness.RandomKey("empty", 0), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);
        trainer.Start(0, Networks.Weights(problem, 0), masks, order, 0);
        trainer.Train(4, CancellationToken.None);
        return Networks.Read(trainer, problem, 0);
    }
}
