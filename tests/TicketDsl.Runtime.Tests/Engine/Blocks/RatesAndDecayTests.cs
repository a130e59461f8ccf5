using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Tests.Reference;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine.Blocks;

/// <summary>Learning rates that change and weight decay, in the block plan as in the reference.</summary>
public sealed class RatesAndDecayTests
{
    private const int Iterations = 12;

    private static readonly NetworkDefinition Network = OfBiasesAndBatchNorm();

    private static IEnumerable<LearningRateDecay> Decays() =>
        [LearningRateDecay.None, new StepDecay(0.1, [Step.Iterations(4), Step.Epochs(3)]), new CosineDecay()];

    private static IEnumerable<OptimizerDefinition> Optimizers() =>
    [
        new SgdDefinition(0.05, 0),
        new SgdDefinition(0.02, 0.9),
        new SgdDefinition(0.02, 0.9) { Nesterov = true },
        new AdamDefinition(0.01, 0.9, 0.999, 1e-3),
    ];

    [Test]
    public void A_problem_with_another_optimizer_has_its_learning_rate_unless_rates_are_given()
    {
        var problem = Networks.RowPlan(Declared.Layers(5, 4, 3), new SgdDefinition(0.5, 0), Sample.Random(6, 5, 3, seed: 1), 2);
        var other = problem with { Optimizer = new SgdDefinition(0.25, 0) };
        var given = problem with { LearningRates = LearningRates.Constant(2), Optimizer = new SgdDefinition(0.25, 0) };

        Assert.That((problem.LearningRates.At(7), other.LearningRates.At(7), given.LearningRates.At(7)), Is.EqualTo((0.5, 0.25, 2.0)));
    }

    [Test]
    public void Rates_are_those_of_the_reference(
        [ValueSource(nameof(Optimizers))] OptimizerDefinition optimizer, [ValueSource(nameof(Decays))] LearningRateDecay decay, [Values(0, 5)] int warmUp, [Values] bool lists)
    {
        var problem = Problem(optimizer with { Decay = decay, WarmUp = Step.Iterations(warmUp), WeightDecay = 0.03 });
        var trained = Train(problem, lists, Iterations);

        var reference = new ReferenceTrainer(problem);
        reference.Start(Weights(), Masks, Order(problem), 0);
        reference.Train(Iterations);
        Assert.That(trained, Is.EqualTo(reference.ReadWeights()).Within(2e-5));

        // A rate that is not used would be a rate of its own.
        if (problem.LearningRates.IsConstant) return;
        var constant = Train(problem with { LearningRates = LearningRates.Constant(optimizer.LearningRate) }, lists, Iterations);
        Assert.That(constant, Is.Not.EqualTo(reference.ReadWeights()).Within(2e-3));
    }

    [Test]
    public void A_late_start_takes_the_rates_of_its_iterations([ValueSource(nameof(Decays))] LearningRateDecay decay, [Values] bool lists)
    {
        var problem = Problem(new SgdDefinition(0.02, 0.9) { Decay = decay, WarmUp = Step.Iterations(8) });
        var reference = new ReferenceTrainer(problem);
        reference.Start(Weights(), Masks, Order(problem), 3);
        reference.Train(6);

        Assert.That(Train(problem, lists, 6, from: 3), Is.EqualTo(reference.ReadWeights()).Within(2e-5));
    }

    [Test]
    public void Decay_takes_the_same_share_of_weights_biases_scales_and_shifts_and_none_of_running_statistics([Values] bool lists)
    {
        // One step of gradient descent: w − lr·(g + λw) is w − lr·g less lr·λ·w.
        var (plain, decayed) = (new SgdDefinition(0.25, 0), new SgdDefinition(0.25, 0) { WeightDecay = 0.5 });
        var (without, with) = (Train(Problem(plain), lists, 1), Train(Problem(decayed), lists, 1));
        var start = Weights();
        var isTrained = ReferenceTrainer.IsTrained(Network.Layers, Masks);
        for (var i = 0; i < start.Length; i++)
        {
            if (isTrained[i]) Assert.That(with[i], Is.EqualTo(without[i] - 0.125 * start[i]).Within(1e-6), $"[{i}]");
            else Assert.That(Bits.Of(with[i]), Is.EqualTo(Bits.Of(without[i])), $"[{i}]");
        }
    }

    private static MaskSet Masks => Tests.Engine.Networks.Masks(Problem(Tests.Engine.Networks.Sgd), 0);

    private static float[] Train(TrainingProblem problem, bool lists, int iterations, int from = 0)
    {
        using var trainer = new EmbeddedEngine { BlockChoice = lists ? new PlanChoice(1, 1) : new PlanChoice(0, 0) }.CreateTrainer(problem, 1);
        trainer.Start(0, Weights(), Masks, Order(problem), from);
        trainer.Train(iterations, CancellationToken.None);
        return Tests.Engine.Networks.Read(trainer, problem, 0);
    }

    private static TrainingProblem Problem(OptimizerDefinition optimizer) => new(
        Network, Loss.SoftmaxCrossEntropy, optimizer, Sample.Random(40, Network.Input.Features, 3, seed: 4), 20, IsFullBatch: false)
    {
        LearningRates = LearningRates.Of(optimizer, perEpoch: 2, total: Iterations),
    };

    private static float[] Weights() => Array.ConvertAll(ReferenceCases.Weights(Network, 2), weight => (float)weight);

    private static BatchOrder Order(TrainingProblem problem) => new(new RandomKey("rates", 0), [.. Enumerable.Range(0, problem.Examples.Count)], problem.BatchSize);

    private static NetworkDefinition OfBiasesAndBatchNorm()
    {
        var conv = Layer.Conv("Conv", new Shape(2, 5, 6), 5, new Window(3, 2, 1), Activation.Tanh) with { HasBatchNorm = true };
        var flat = Layer.Flatten("Flat", conv.To);
        return NetworkDefinition.Chain(
            conv, flat, new Layer("Fc", flat.Units, 9, Activation.Sigmoid) { HasBatchNorm = true, HasBias = false }, new Layer("Output", 9, 3, Activation.None));
    }
}
