namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>adam</c>.</summary>
internal static class AdamKeys
{
    public static readonly YamlKey LearningRate = new("learning-rate", NumberType.Positive, "0.001", "Step size.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Beta1 = new("beta1", NumberType.Decay, "0.9", "Decay of the first moment. 0.9 if left out.");

    public static readonly YamlKey Beta2 = new("beta2", NumberType.Decay, "0.999", "Decay of the second moment. 0.999 if left out.");

    public static readonly YamlKey Epsilon = new("epsilon", NumberType.Positive, "1e-8", "Added to the root of the second moment. 1e-8 if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [LearningRate, Beta1, Beta2, Epsilon, WeightDecayKey.Key];
}
