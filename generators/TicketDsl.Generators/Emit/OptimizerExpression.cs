using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>What updates the weights, as a C# expression.</summary>
internal static class OptimizerExpression
{
    public static string Of(ExperimentSpec spec)
    {
        var optimizer = spec.Optimizer!;
        var settings = new List<string>();
        if (optimizer is SgdSpec { Nesterov: true }) settings.Add("Nesterov = true");
        if (optimizer.WeightDecay > 0) settings.Add($"WeightDecay = {Literal.Of(optimizer.WeightDecay)}");
        if (spec.LearningRate.Decay is { } decay) settings.Add($"Decay = {Decay(decay)}");
        if (spec.LearningRate.WarmUp is { } warmUp) settings.Add($"WarmUp = {Literal.Of(warmUp)}");
        return New(optimizer) + (settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}");
    }

    private static string New(OptimizerSpec optimizer) => optimizer switch
    {
        AdamSpec adam => "new global::TicketDsl.AdamDefinition("
            + $"{Literal.Of(adam.LearningRate!.Value)}, {Literal.Of(adam.Beta1)}, {Literal.Of(adam.Beta2)}, {Literal.Of(adam.Epsilon)})",
        SgdSpec sgd => $"new global::TicketDsl.SgdDefinition({Literal.Of(sgd.LearningRate!.Value)}, {Literal.Of(sgd.Momentum)})",
        _ => throw new InvalidOperationException("An optimizer with errors has no definition."),
    };

    private static string Decay(DecaySpec decay) => decay switch
    {
        StepDecaySpec steps => $"new global::TicketDsl.StepDecay({Literal.Of(steps.Factor)}, [{string.Join(", ", steps.Milestones.Select(static step => Literal.Of(step)))}])",
        CosineDecaySpec => "new global::TicketDsl.CosineDecay()",
        _ => throw new InvalidOperationException("A decay with errors has no definition."),
    };
}
