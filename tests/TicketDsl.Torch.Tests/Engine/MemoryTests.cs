using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests;
using TorchSharp;
using Networks = TicketDsl.Runtime.Tests.Engine.Networks;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Memory stays as it is however long a training goes on.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    private static readonly NetworkDefinition Network = Torch.WithoutDropout(Declared.Photographs().Network);

    private static readonly TrainingProblem Problem = new(
        Network, Loss.SoftmaxCrossEntropy, Networks.Adam, Sample.Random(45, Network.Input.Features, 4, seed: 7), 4, IsFullBatch: false)
    {
        Augmentation = new AugmentationDefinition(Flip: true, CropPadding: 1),
    };

    [Test]
    public void Memory_is_flat_over_10_000_iterations()
    {
        const int Megabyte = 1 << 20;
        using var trainer = Torch.Engine().CreateTrainer(Problem, 2);
        Torch.Start(trainer, Problem, 2, density: 0.5);
        Turn(2000);
        var (tensors, bytes) = (torch.Tensor.TotalCount, Resident());
        Turn(8000);

        // An iteration makes some 150 tensors; kept, those of 8000 iterations would be a million, of tens of megabytes.
        Assert.That(torch.Tensor.TotalCount, Is.LessThanOrEqualTo(tensors));
        Assert.That(Resident() - bytes, Is.LessThan(8 * Megabyte));

        // As a training goes: pieces, between which weights are read and outputs looked at.
        void Turn(int iterations)
        {
            var outputs = new float[20 * 4];
            for (var done = 0; done < iterations; done += 500)
            {
                trainer.Train(500, CancellationToken.None);
                for (var r = 0; r < 2; r++)
                {
                    Torch.Read(trainer, Problem, r);
                    trainer.Predict(r, Problem.Examples, [.. Enumerable.Range(0, 20)], outputs);
                }
            }
        }
    }

    [Test]
    public void A_trainer_gives_all_its_tensors_back()
    {
        var engine = Torch.Engine();
        Round();
        var before = torch.Tensor.TotalCount;
        Round();

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));

        void Round()
        {
            using var trainer = engine.CreateTrainer(Problem, 3);
            for (var level = 0; level < 2; level++)
            {
                Torch.Start(trainer, Problem, 3, density: 0.5);
                trainer.Train(3, CancellationToken.None);
                trainer.Predict(1, Problem.Examples, [0, 1], new float[2 * 4]);
                trainer.WriteWeights(1, Torch.Read(trainer, Problem, 2));
            }
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
