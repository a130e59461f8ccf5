namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>optimizer</c>.</summary>
internal static class OptimizerKeys
{
    public static readonly YamlKey Adam = new(
        "adam", new EitherType(NumberType.Positive, new MapType(AdamKeys.All)), "0.001",
        "Adam: its learning rate, or a map that has it.");

    public static readonly YamlKey Sgd = new(
        "sgd", new EitherType(NumberType.Positive, new MapType(SgdKeys.All)), "0.1",
        "Stochastic gradient descent: its learning rate, or a map that has it.");

    public static readonly IReadOnlyList<YamlKey> All = [Adam, Sgd];
}
