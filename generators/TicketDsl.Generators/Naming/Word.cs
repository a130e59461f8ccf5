using System.Globalization;
using System.Text;

namespace TicketDsl.Generators.Naming;

/// <summary>The vocabulary's enumerations as words: <c>FashionMnist</c> in C#, <c>fashion-mnist</c> in YAML.</summary>
internal static class Word
{
    /// <summary>The words of an enumeration in kebab case, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Enum.GetNames(typeof(T)).Select(Kebab).ToArray();

    /// <summary>The value that a kebab-case word names, if any.</summary>
    public static T? Read<T>(string word)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues(typeof(T)))
            if (Kebab(value.ToString()) == word) return value;
        return null;
    }

    /// <summary>A value in kebab case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    /// <summary>A name in kebab case.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('-');
            text.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
