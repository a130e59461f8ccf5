using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>What a value of a YAML file may be. Bounds are those of the rules, which the validator holds; a test compares them.</summary>
internal abstract record YamlType;

/// <summary>Any text; a number without quotes is text too.</summary>
internal sealed record TextType : YamlType;

/// <summary>The name of an experiment or of a namespace.</summary>
/// <param name="Pattern">A regular expression that takes every name the rules take, and a few more.</param>
internal sealed record NameType(string Pattern) : YamlType;

/// <summary>A length or a moment of training.</summary>
internal sealed record StepType : YamlType;

/// <summary>An N:M pattern.</summary>
internal sealed record PatternType : YamlType;

/// <summary>A whole number that an <see cref="int"/> holds.</summary>
/// <param name="AtLeast">The least.</param>
/// <param name="AtMost">The greatest.</param>
internal sealed record WholeNumberType(int AtLeast, int AtMost = int.MaxValue) : YamlType;

/// <summary>A number between bounds.</summary>
/// <param name="AtLeast">The least, if it may have that value.</param>
/// <param name="Above">What it is greater than.</param>
/// <param name="Below">What it is less than.</param>
internal sealed record NumberType(double? AtLeast = null, double? Above = null, double? Below = null) : YamlType
{
    /// <summary>A share that is neither nothing nor everything.</summary>
    public static NumberType Fraction { get; } = new(Above: 0, Below: 1);

    /// <summary>A share of what was that is kept.</summary>
    public static NumberType Decay { get; } = new(AtLeast: 0, Below: 1);

    /// <summary>Any number above 0.</summary>
    public static NumberType Positive { get; } = new(Above: 0);
}

/// <summary>Nothing: the key itself says that something is so.</summary>
internal sealed record NothingType : YamlType;

/// <summary>True or false.</summary>
internal sealed record TruthType : YamlType;

/// <summary>A word of a vocabulary.</summary>
/// <param name="Words">The words.</param>
internal sealed record WordType(IReadOnlyList<string> Words) : YamlType
{
    /// <summary>The words of an enumeration.</summary>
    public static WordType Of<T>()
        where T : struct, Enum => new(Word.All<T>());
}

/// <summary>A map of keys, each at most once.</summary>
/// <param name="Keys">The keys it may have.</param>
/// <param name="OneOf">Keys of which it has exactly one; none for no such demand.</param>
internal sealed record MapType(IReadOnlyList<YamlKey> Keys, params YamlKey[] OneOf) : YamlType;

/// <summary>A map with exactly one of several keys.</summary>
/// <param name="Choices">The keys.</param>
internal sealed record ChoiceType(IReadOnlyList<YamlKey> Choices) : YamlType;

/// <summary>A map of one name, which the file chooses, to what it is the name of.</summary>
/// <param name="Name">What the name may be.</param>
/// <param name="Value">What it is the name of.</param>
internal sealed record NamedType(NameType Name, YamlType Value) : YamlType;

/// <summary>A map of names, which the file chooses, to what they are the names of.</summary>
/// <param name="Name">What a name may be.</param>
/// <param name="Value">What it is the name of.</param>
internal sealed record NamesType(NameType Name, YamlType Value) : YamlType;

/// <summary>A list.</summary>
/// <param name="Item">What each element is.</param>
/// <param name="IsEmptyAllowed">Whether it may have none.</param>
internal sealed record ListType(YamlType Item, bool IsEmptyAllowed) : YamlType;

/// <summary>One of two types: a short form and a long one.</summary>
/// <param name="Short">A single value.</param>
/// <param name="Long">A map.</param>
internal sealed record EitherType(YamlType Short, YamlType Long) : YamlType;
