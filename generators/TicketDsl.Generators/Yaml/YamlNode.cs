using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Yaml;

/// <summary>A value in a YAML file.</summary>
/// <param name="Location">Where it stands.</param>
internal abstract record YamlNode(LocationSpec Location)
{
    /// <summary>What it is, for a message that wants something else.</summary>
    public abstract string Describe();
}

/// <summary>A single value.</summary>
/// <param name="Location">Where it stands; where nothing was written, the place at which it is missing.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsPlain">Whether it stands without quotes, so that it can be a number or nothing.</param>
internal sealed record YamlScalar(LocationSpec Location, string Text, bool IsPlain) : YamlNode(Location)
{
    /// <summary>Whether it says that there is nothing.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";

    public override string Describe() => IsEmpty ? "empty" : IsPlain ? $"'{Shorten(Text)}'" : $"the text \"{Shorten(Text)}\"";

    private static string Shorten(string text)
    {
        var line = Naming.PlainText.OneLine(text);
        return line.Length <= 40 ? line : line.Substring(0, 40) + "…";
    }
}

/// <summary>A list.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Items">Its elements.</param>
internal sealed record YamlList(LocationSpec Location, IReadOnlyList<YamlNode> Items) : YamlNode(Location)
{
    public override string Describe() => "a list";
}

/// <summary>Keys with values.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Entries">The keys in order, each as often as it is written.</param>
internal sealed record YamlMap(LocationSpec Location, IReadOnlyList<YamlEntry> Entries) : YamlNode(Location)
{
    public override string Describe() => Entries.Count == 1 ? "a map with one key" : $"a map with {Entries.Count} keys";
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>Where to point at when the value is wrong: the value if it is written as one piece, else the key.</summary>
    public LocationSpec ValueLocation => Value is YamlScalar { Location.Span.IsEmpty: false } ? Value.Location : Key.Location;
}
