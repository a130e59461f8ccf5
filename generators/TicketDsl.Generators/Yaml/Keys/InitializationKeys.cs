using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The initializers: words, and those that have a number of their own.</summary>
internal static class InitializationKeys
{
    public static readonly YamlKey TruncatedNormal = new(
        Word.Of(Initializer.TruncatedNormal), NumberType.Positive, "0.1",
        "Standard deviation of a normal distribution that is truncated at twice that deviation.");

    public static readonly YamlKey Uniform = new(
        Word.Of(Initializer.Uniform), NumberType.Positive, "0.05",
        "Limit of a uniform distribution: weights lie in ± this.");

    /// <summary>Those that can stand without a number.</summary>
    public static readonly WordType Words = new(Word.All<Initializer>().Where(static word => word != Word.Of(Initializer.Uniform)).ToArray());

    public static readonly IReadOnlyList<YamlKey> All = [TruncatedNormal, Uniform];
}
