using System.Collections.Immutable;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>A layer of a drawn declaration, by the keys that YAML has for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its keys with their values, the kind first; a flag's value is empty.</param>
public sealed record DrawnLayer(string Name, ImmutableArray<(string Key, string Value)> Keys)
{
    private static readonly string[] OfConvolutions = ["kernel", "stride", "padding", "bias"];

    /// <summary>Its kind's key.</summary>
    public string Kind => Keys.Length == 0 ? "" : Keys[0].Key;

    /// <summary>Whether it has that key.</summary>
    public bool Has(string key) => Keys.Any(pair => pair.Key == key);

    /// <summary>With a key more, or with another value of one that it has.</summary>
    public DrawnLayer With(string key, string value = "") =>
        this with { Keys = Has(key) ? [.. Keys.Select(pair => pair.Key == key ? (key, value) : pair)] : Keys.Add((key, value)) };

    /// <summary>Without a key.</summary>
    public DrawnLayer Without(string key) => this with { Keys = Keys.RemoveAll(pair => pair.Key == key) };

    /// <summary>As a positional parameter.</summary>
    public string CSharp
    {
        get
        {
            var named = string.Concat(Keys.Where(pair => OfConvolutions.Contains(pair.Key)).Select(pair => $", {Pascal(pair.Key)} = {pair.Value}"));
            var attributes = Keys.Where(pair => !OfConvolutions.Contains(pair.Key)).Select((pair, i) =>
                Pascal(pair.Key) + (pair.Value.Length == 0 ? "" : $"({pair.Value}{(i == 0 ? named : "")})"));
            return Keys.IsEmpty ? $"Layer {Name}" : $"[{string.Join(", ", attributes)}] Layer {Name}";
        }
    }

    /// <summary>As an item of a list.</summary>
    public string Yaml => Keys.IsEmpty ? $"  - {Name}:\n" : $"  - {Name}: {{ {string.Join(", ", Keys.Select(pair => $"{pair.Key}: {pair.Value}"))} }}\n";

    /// <summary>A key's name in C#.</summary>
    public static string Pascal(string key) => string.Concat(key.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
