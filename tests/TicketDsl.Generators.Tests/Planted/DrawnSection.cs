using System.Collections.Immutable;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>An attribute of the record, and a key of the file.</summary>
/// <param name="Name">The key, of which the attribute's name follows.</param>
/// <param name="Parent">The key that it stands under, where it does not stand by itself.</param>
/// <param name="Positional">How many of the settings are the attribute's positional arguments.</param>
/// <param name="Settings">The settings by their YAML keys, positional ones first; values as YAML writes them.</param>
public sealed record DrawnSection(string Name, string? Parent, int Positional, ImmutableArray<(string Key, string Value)> Settings)
{
    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["iterative"] = "IterativePruning",
        ["one-shot"] = "OneShotPruning",
    };

    private static readonly Dictionary<string, string> Properties = new()
    {
        ["batch"] = "BatchSize",
        ["crop"] = "CropPadding",
    };

    /// <summary>Whether YAML writes the value alone in place of a map.</summary>
    public bool IsSingle => Name is "warm-up" or "cosine-decay";

    /// <summary>With a setting more, or with another value of one that there is.</summary>
    public DrawnSection With(string key, string value) => this with
    {
        Settings = Settings.Any(pair => pair.Key == key) ? [.. Settings.Select(pair => pair.Key == key ? (key, value) : pair)] : Settings.Add((key, value)),
    };

    /// <summary>The attribute.</summary>
    public string CSharp
    {
        get
        {
            if (Name == "cosine-decay") return "[CosineDecay]";
            if (Name == "initialization") return $"[Initialization(Initializer.{DrawnLayer.Pascal(Settings[0].Key)}{(Settings[0].Key == "truncated-normal" ? $", StandardDeviation = {Settings[0].Value}" : "")})]";
            var arguments = Settings.Select((pair, i) => i < Positional ? Value(pair) : $"{Properties.GetValueOrDefault(pair.Key, DrawnLayer.Pascal(pair.Key))} = {Value(pair)}");
            return $"[{Attributes.GetValueOrDefault(Name, DrawnLayer.Pascal(Name))}({string.Join(", ", arguments)})]";
        }
    }

    /// <summary>The value of the key.</summary>
    public string Yaml => Name == "initialization" && Settings[0].Value.Length == 0
        ? Settings[0].Key
        : $"{{ {string.Join(", ", Settings.Select(pair => $"{pair.Key}: {pair.Value}"))} }}";

    private static string Value((string Key, string Value) pair) => pair.Key switch
    {
        "steps" or "evaluate-every" or "rewind-to" or "warm-up" => $"\"{pair.Value}\"",
        "milestones" => string.Join(", ", pair.Value.Trim('[', ']').Split(',').Select(step => $"\"{step.Trim()}\"")),
        "criterion" => $"Criterion.{DrawnLayer.Pascal(pair.Value)}",
        "granularity" => $"Granularity.{DrawnLayer.Pascal(pair.Value)}",
        _ => pair.Value,
    };
}
