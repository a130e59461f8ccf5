using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

public sealed class BlockMemoryTests
{
    private static IEnumerable<TestCaseData> Networks() =>
        ReferenceCases.All().Concat(WiderCases.All()).Select(one => new TestCaseData(one.Network).SetArgDisplayNames(one.Name));

    [TestCaseSource(nameof(Networks))]
    public void An_iteration_allocates_nothing_and_a_trainer_gives_its_memory_back(NetworkDefinition network)
    {
        var before = NativeBytes.Held;
        foreach (var choice in (PlanChoice[])[new(0, 0), new(1, 1)])
        {
            using var trainer = new BlockTrainer<Lanes512, AdamRule>(Problem(network), 1, choice);

            // Twice, since each training has a network of its own.
            Start(trainer, network);
            Start(trainer, network);
            // The runtime itself may allocate while it compiles a method anew; iterations that allocated would do so every time.
            Assert.That(Enumerable.Range(0, 5).Min(_ => Allocated(trainer)), Is.Zero);
        }

        Assert.That(NativeBytes.Held, Is.EqualTo(before));
    }

    private static long Allocated(BlockTrainer<Lanes512, AdamRule> trainer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Train(4, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Start(BlockTrainer<Lanes512, AdamRule> trainer, NetworkDefinition network)
    {
        var random = new Random(1);
        trainer.Start(
            0, Array.ConvertAll(ReferenceCases.Weights(network, 1), weight => (float)weight),
            new([.. network.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < 0.5))]),
            new BatchOrder(new RandomKey("tests", 0), [.. Enumerable.Range(0, 180)], 18), 0);
    }

    private static TrainingProblem Problem(NetworkDefinition network) => new(
        network, Loss.SoftmaxCrossEntropy, new AdamDefinition(0.001, 0.9, 0.999, 1e-8), Sample.Random(180, network.Input.Features, 3, seed: 4), 18, IsFullBatch: false);
}
