using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>A few steps of each optimizer, worked out by hand.</summary>
public sealed class OptimizerTests
{
    private const double Tolerance = 1e-6;

    [Test]
    public void Gradient_descent_takes_the_steps_worked_out_by_hand() =>

        // Gradients 1, −2, ½; learning rate 0.1: 1 − 0.1, 0.9 + 0.2, 1.1 − 0.05.
        Assert.That(Steps<SgdRule>(new SgdDefinition(0.1, 0)), Is.EqualTo(new[] { 0.9, 1.1, 1.05 }).Within(Tolerance));

    [Test]
    public void Momentum_takes_the_steps_worked_out_by_hand() =>

        // v = 1, ½·1 − 2 = −1.5, ½·−1.5 + ½ = −0.25; w = 1 − 0.1, 0.9 + 0.15, 1.05 + 0.025.
        Assert.That(Steps<MomentumRule>(new SgdDefinition(0.1, 0.5)), Is.EqualTo(new[] { 0.9, 1.05, 1.075 }).Within(Tolerance));

    [Test]
    public void Nesterovs_momentum_takes_the_steps_worked_out_by_hand() =>

        // v = 1, −1.5, −0.25 as above; steps g + ½v = 1.5, −2.75, 0.375: 1 − 0.15, 0.85 + 0.275, 1.125 − 0.0375.
        Assert.That(Steps<NesterovRule>(new SgdDefinition(0.1, 0.5) { Nesterov = true }), Is.EqualTo(new[] { 0.85, 1.125, 1.0875 }).Within(Tolerance));

    [Test]
    public void Adam_takes_the_steps_worked_out_by_hand() =>

        // 1: m = 0.1, v = 0.001; m̂ = 0.1/0.1 = 1, v̂ = 0.001/0.001 = 1; w = 1 − 0.1·1/1.
        // 2: m = 0.09 − 0.2 = −0.11, v = 0.000999 + 0.004 = 0.004999; m̂ = −0.11/0.19 = −0.5789474, v̂ = 0.004999/0.001999 = 2.5007504,
        //    √v̂ = 1.5813761; w = 0.9 + 0.1·0.3661035.
        // 3: m = −0.099 + 0.05 = −0.049, v = 0.004994001 + 0.00025 = 0.005244001; m̂ = −0.049/0.271 = −0.1808118,
        //    v̂ = 0.005244001/0.002997001 = 1.7497495, √v̂ = 1.3227810; w = 0.9366104 + 0.1·0.1366907.
        Assert.That(Steps<AdamRule>(new AdamDefinition(0.1, 0.9, 0.999, 1e-8)), Is.EqualTo(new[] { 0.9, 0.9366104, 0.9502794 }).Within(Tolerance));

    [Test]
    public void Epsilon_of_Adam_stands_beside_the_corrected_root() =>

        // The first step has m̂ = g and √v̂ = |g|, so with g = 1 and ε = 1 it is half the learning rate.
        Assert.That(Steps<AdamRule>(new AdamDefinition(0.1, 0.9, 0.999, 1))[0], Is.EqualTo(0.95).Within(Tolerance));

    [Test]
    public void A_learning_rate_scales_the_step_and_not_what_is_carried_on()
    {
        // The steps above, each at its own rate: the velocity stays in units of the gradient, as PyTorch has it.
        double[] rates = [0.1, 0.2, 0.4];
        Assert.That(Steps<SgdRule>(new SgdDefinition(1, 0), rates), Is.EqualTo(new[] { 0.9, 0.9 + 0.4, 1.3 - 0.2 }).Within(Tolerance));
        Assert.That(Steps<MomentumRule>(new SgdDefinition(1, 0.5), rates), Is.EqualTo(new[] { 0.9, 0.9 + 0.3, 1.2 + 0.1 }).Within(Tolerance));
        Assert.That(
            Steps<NesterovRule>(new SgdDefinition(1, 0.5) { Nesterov = true }, rates), Is.EqualTo(new[] { 0.85, 0.85 + 0.55, 1.4 - 0.15 }).Within(Tolerance));
        Assert.That(
            Steps<AdamRule>(new AdamDefinition(1, 0.9, 0.999, 1e-8), rates),
            Is.EqualTo(new[] { 0.9, 0.9 + 0.2 * 0.3661035, 0.9732207 + 0.4 * 0.1366907 }).Within(Tolerance));
    }

    // Below: one input that is 1, one unit, label 1, weight and bias from 0. Both have the gradient g = σ(z) − 1 and so stay equal, z = 2w.
    // σ(0) = 0.5.

    [Test]
    public void A_network_of_one_weight_descends_as_worked_out_by_hand([Values] bool lanePlan) =>

        // lr ½. g = −0.5, w = 0.25; σ(0.5) = 0.6224593, g = −0.3775407, w = 0.4387703; σ(0.8775407) = 0.7063123, g = −0.2936877, w = 0.5856142.
        Assert.That(OneWeight(new SgdDefinition(0.5, 0), lanePlan), Is.EqualTo(new[] { 0.25, 0.4387703, 0.5856142 }).Within(Tolerance));

    [Test]
    public void A_network_of_one_weight_gathers_momentum_as_worked_out_by_hand([Values] bool lanePlan) =>

        // lr ½, μ 0.9. v = −0.5, w = 0.25; g = −0.3775407, v = −0.45 − 0.3775407 = −0.8275407, w = 0.6637703;
        // σ(1.3275407) = 0.7904335, g = −0.2095665, v = −0.7447866 − 0.2095665 = −0.9543531, w = 1.1409469.
        Assert.That(OneWeight(new SgdDefinition(0.5, 0.9), lanePlan), Is.EqualTo(new[] { 0.25, 0.6637703, 1.1409469 }).Within(Tolerance));

    [Test]
    public void A_network_of_one_weight_follows_Adam_as_worked_out_by_hand([Values] bool lanePlan) =>

        // lr 0.1. m̂ = −0.5, √v̂ = 0.5, w = 0.1; σ(0.2) = 0.5498340, g = −0.4501660, m = −0.045 − 0.0450166 = −0.0900166,
        // v = 0.00024975 + 0.0002026494 = 0.0004523994, m̂ = −0.4737716, √v̂ = 0.4757204, w = 0.1 + 0.0995897;
        // g = −0.4015095, m = −0.1211659, v = 0.0006131569, m̂ = −0.4471066, √v̂ = 0.4523144, w = 0.1995897 + 0.0988482.
        Assert.That(OneWeight(new AdamDefinition(0.1, 0.9, 0.999, 1e-8), lanePlan), Is.EqualTo(new[] { 0.1, 0.1995897, 0.2984379 }).Within(Tolerance));

    [Test]
    public void A_network_of_one_weight_looks_ahead_as_worked_out_by_hand() =>

        // lr ½, μ 0.9. v = −0.5, step −0.5 − 0.45, w = 0.475; σ(0.95) = 0.7211152, g = −0.2788848, v = −0.45 − 0.2788848 = −0.7288848,
        // step g + 0.9v = −0.9348812, w = 0.9424406; σ(1.8848812) = 0.8681708, g = −0.1318292, v = −0.7878256, step −0.8408722, w = 1.3628767.
        Assert.That(OneWeight(new SgdDefinition(0.5, 0.9) { Nesterov = true }, lanePlan: false), Is.EqualTo(new[] { 0.475, 0.9424406, 1.3628767 }).Within(Tolerance));

    [Test]
    public void A_network_of_one_weight_decays_with_its_bias_as_worked_out_by_hand() =>

        // lr ½, λ 0.1. g = −0.5, w = 0.25; g = −0.3775407 + 0.025, w = 0.4262703; σ(0.8525407) = 0.7010998, g = −0.2989002 + 0.0426270, w = 0.5544069.
        Assert.That(OneWeight(new SgdDefinition(0.5, 0) { WeightDecay = 0.1 }, lanePlan: false), Is.EqualTo(new[] { 0.25, 0.4262703, 0.5544069 }).Within(Tolerance));

    [Test]
    public void A_network_of_one_weight_descends_at_the_rates_of_a_schedule_as_worked_out_by_hand()
    {
        // Rates ½, ¼, ⅛. w = 0.25; 0.25 + ¼ · 0.3775407 = 0.3443852; σ(0.6887703) = 0.6656933, 0.3443852 + ⅛ · 0.3343067 = 0.3861735.
        var halved = new SgdDefinition(0.5, 0) { Decay = new StepDecay(0.5, [Step.Iterations(1), Step.Iterations(2)]) };
        Assert.That(OneWeight(halved, lanePlan: false), Is.EqualTo(new[] { 0.25, 0.3443852, 0.3861735 }).Within(Tolerance));
    }

    private static double[] Steps<TRule>(OptimizerDefinition optimizer, double[]? rates = null)
        where TRule : struct, IUpdateRule<TRule>
    {
        var (weight, first, second) = (new[] { 1f }, new float[1], new float[1]);
        var rule = TRule.First(optimizer);
        var weights = new List<double>();
        foreach (var gradient in (float[])[1, -2, 0.5f])
        {
            (rates is null ? rule : rule.AtRate(rates[weights.Count])).ApplyPlain(weight, first, second, [gradient]);
            rule = rule.Next();
            weights.Add(weight[0]);
        }

        return [.. weights];
    }

    private static double[] OneWeight(OptimizerDefinition optimizer, bool lanePlan)
    {
        var examples = Sample.Of(1, [255], [1]);
        var layers = Declared.Layers(1, 1);
        var problem = lanePlan ? Networks.LanePlan(layers, optimizer, examples) : Networks.RowPlan(layers, optimizer, examples, 1);
        problem = problem with { LearningRates = LearningRates.Of(optimizer, perEpoch: 1, total: 3) };
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        trainer.Start(0, [0, 0], MaskSet.Dense(layers), new BatchOrder(new RandomKey("tests", 0), [0], 1), 0);
        var steps = new List<double>();
        for (var step = 0; step < 3; step++)
        {
            trainer.Train(1, CancellationToken.None);
            var weights = Networks.Read(trainer, problem, 0);
            Assert.That(weights[1], Is.EqualTo(weights[0]), "the bias has the gradient of an input of 1");
            steps.Add(weights[0]);
        }

        return [.. steps];
    }
}
