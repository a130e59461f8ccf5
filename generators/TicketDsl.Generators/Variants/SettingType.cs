using System.Globalization;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Variants;

/// <summary>What a setting takes.</summary>
internal abstract class SettingType
{
    /// <summary>Any number.</summary>
    public static SettingType Number { get; } = new PlainType("a number", "0.5", static value => value.Number);

    /// <summary>A whole number.</summary>
    public static SettingType Whole { get; } = new PlainType("a whole number", "100", static value => value.Whole);

    /// <summary>True or false.</summary>
    public static SettingType Truth { get; } = new PlainType("true or false", "true", static value => value.Truth);

    /// <summary>Text.</summary>
    public static SettingType Text { get; } = new PlainType("text", "\"Seed1\"", static value => value.Text);

    /// <summary>A length or a moment of training.</summary>
    public static SettingType Step { get; } = new PlainType(
        "a step", "\"500it\"", static value => TicketDsl.Step.TryParse(value.Text, out var step) ? step : null);

    /// <summary>A word of a vocabulary.</summary>
    public static SettingType Word<T>()
        where T : struct, Enum => new WordType<T>();

    /// <summary>The value as the setting has it; null where it is of another type.</summary>
    public abstract object? Read(SettingValue value, DeclarationFront front);

    /// <summary>What a value must be, for a message.</summary>
    public abstract string What(DeclarationFront front);

    /// <summary>What to write instead, for a message.</summary>
    public abstract string Fix(SettingValue value, DeclarationFront front);

    /// <summary>A value as a piece of a name: <c>0_0002</c>, <c>500it</c>, <c>Product</c>.</summary>
    public static string Piece(object value)
    {
        var text = Say(value).Replace("+", "").Replace('-', 'm').Replace('.', '_');
        return string.Concat(text.Select(static c => char.IsLetterOrDigit(c) || c == '_' ? c : '_'));
    }

    /// <summary>A value as it is written.</summary>
    public static string Say(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed class PlainType(string what, string example, Func<SettingValue, object?> read) : SettingType
    {
        public override object? Read(SettingValue value, DeclarationFront front) => read(value);

        public override string What(DeclarationFront front) => what;

        public override string Fix(SettingValue value, DeclarationFront front) =>
            $"write for example {(front == DeclarationFront.Yaml ? example.Trim('"') : example)}";
    }

    private sealed class WordType<T> : SettingType
        where T : struct, Enum
    {
        public override object? Read(SettingValue value, DeclarationFront front)
        {
            if (front == DeclarationFront.Yaml) return value.Text is { } text ? Naming.Word.Read<T>(text) : null;
            return value.Enumeration == typeof(T).Name && Enum.IsDefined(typeof(T), value.Word) ? Enum.ToObject(typeof(T), value.Word) : null;
        }

        public override string What(DeclarationFront front) =>
            front == DeclarationFront.Yaml ? $"a word for {Naming.Word.Kebab(typeof(T).Name)}" : $"a {typeof(T).Name}";

        public override string Fix(SettingValue value, DeclarationFront front) => front == DeclarationFront.Yaml
            ? Spelling.Propose(value.Text ?? "", Naming.Word.All<T>())
            : $"write one of {string.Join(", ", Enum.GetNames(typeof(T)).Select(static name => $"{typeof(T).Name}.{name}"))}";
    }
}
