namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>sgd</c>.</summary>
internal static class SgdKeys
{
    public static readonly YamlKey LearningRate = new("learning-rate", NumberType.Positive, "0.1", "Step size.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Momentum = new("momentum", NumberType.Decay, "0.9", "Share of the last update that goes on. 0 if left out.");

    public static readonly YamlKey Nesterov = new("nesterov", new TruthType(), "true", "Whether momentum is Nesterov's. False if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [LearningRate, Momentum, Nesterov, WeightDecayKey.Key];
}
