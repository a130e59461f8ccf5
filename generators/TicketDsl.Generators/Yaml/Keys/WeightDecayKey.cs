namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The key that every optimizer has.</summary>
internal static class WeightDecayKey
{
    public static readonly YamlKey Key = new(
        "weight-decay", new NumberType(AtLeast: 0), "0.0001",
        "Share of each weight, bias and value of batch norm that is added to its gradient. 0 if left out.");
}
