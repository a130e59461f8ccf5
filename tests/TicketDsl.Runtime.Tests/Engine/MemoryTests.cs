using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

public sealed class MemoryTests
{
    private const int Megabyte = 1 << 20;

    /// <summary>LeNet-300-100 under batches of 60, through levels of falling density as a ladder has them.</summary>
    [Test]
    public void A_replicate_of_LeNet_takes_at_most_12_megabytes_and_gives_them_back()
    {
        var before = NativeBytes.Held;
        var problem = Networks.RowPlan(Declared.Layers(784, 300, 100, 10), Networks.Adam, Sample.Random(120, 784, 10, seed: 1, zeros: 0.8), 60);
        using (var trainer = new EmbeddedEngine().CreateTrainer(problem, 1))
        {
            foreach (var density in (double[])[1, 0.8, 0.45, 0.2, 0.05])
            {
                var masks = Masks(problem, density);
                trainer.Start(0, Networks.Weights(problem, 0), masks, new BatchOrder(new RandomKey("tests", 0), [.. Enumerable.Range(0, 120)], 60), 0);
                trainer.Train(2, CancellationToken.None);

                Assert.That(NativeBytes.Held - before, Is.InRange(Megabyte / 2, 12 * Megabyte), $"{density}");
                TestContext.Out.WriteLine($"{100 * density} %: {(NativeBytes.Held - before) / (double)Megabyte:F1} MB");
            }
        }

        Assert.That(NativeBytes.Held, Is.EqualTo(before));
    }

    [Test]
    public void An_iteration_allocates_nothing([Values(1, 0.3, 0.04)] double density)
    {
        var problem = Networks.RowPlan(Declared.Layers(100, 50, 20, 10), Networks.Adam, Sample.Random(600, 100, 10, seed: 1, zeros: 0.8), 60);
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        var masks = Masks(problem, density);
        trainer.Start(0, Networks.Weights(problem, 0), masks, new BatchOrder(new RandomKey("tests", 0), [.. Enumerable.Range(0, 600)], 60), 0);
        trainer.Train(5, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        trainer.Train(4, CancellationToken.None);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - allocated, Is.Zero);
    }

    private static MaskSet Masks(TrainingProblem problem, double density)
    {
        var random = new Random(1);
        return new([.. problem.Layers.Select(layer => Mask.From(layer.Inputs, layer.Units, _ => random.NextDouble() < density))]);
    }
}
