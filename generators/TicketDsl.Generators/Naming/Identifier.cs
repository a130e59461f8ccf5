using System.Globalization;
using System.Text;

namespace TicketDsl.Generators.Naming;

/// <summary>Names of experiments and layers, which become C# types and members.</summary>
internal static class Identifier
{
    /// <summary>
    /// Whether <paramref name="name"/> can name a type: a C# identifier whose first letter is not a small one.
    /// No keyword begins with a capital, so such a name never needs an escape, nor does it meet a parameter's name.
    /// </summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength && char.IsLetter(name[0]) && !char.IsLower(name[0]) && name.All(IsPart);

    /// <summary>The longest name; longer ones make file names that some systems refuse.</summary>
    public const int MaximumLength = 100;

    /// <summary>Whether <paramref name="name"/> can stand in generated code, be it with an <c>@</c>.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(IsPart);

    /// <summary>The name as generated code writes it.</summary>
    public static string Escape(string name) => name.Length > 0 && char.IsLower(name[0]) ? "@" + name : name;

    /// <summary>A valid name that resembles <paramref name="name"/>.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="prefix">What begins the name where <paramref name="name"/> begins with a digit or holds no letter.</param>
    public static string Suggest(string name, string prefix)
    {
        var suggestion = new StringBuilder();
        var atStart = true;
        foreach (var character in name.Take(MaximumLength - prefix.Length))
        {
            if (char.IsLetter(character) || (char.IsDigit(character) && character < 128))
                suggestion.Append(atStart ? char.ToUpperInvariant(character) : character);
            atStart = !char.IsLetterOrDigit(character);
        }

        var text = suggestion.ToString();
        return IsValid(text) ? text : prefix + text;
    }

    /// <summary>The characters of an identifier but for the invisible ones, which make two names look like one.</summary>
    private static bool IsPart(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
