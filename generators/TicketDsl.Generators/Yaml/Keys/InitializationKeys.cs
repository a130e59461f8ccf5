using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The initializers that have a number of their own.</summary>
internal static class InitializationKeys
{
    public static readonly YamlKey TruncatedNormal = new(
        Word.Of(Initializer.TruncatedNormal), NumberType.Positive, "0.1",
        "Standard deviation of a normal distribution that is truncated at twice that deviation.");

    public static readonly IReadOnlyList<YamlKey> All = [TruncatedNormal];
}
