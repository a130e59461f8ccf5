using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Generators.Emit;

/// <summary>Values as C# and as XML text, the same under every culture.</summary>
internal static class Literal
{
    /// <summary>A double that reads back to the same bits.</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A quoted and escaped string.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A step.</summary>
    public static string Of(Step step) => $"global::TicketDsl.Step.{(step.InEpochs ? "Epochs" : "Iterations")}({Of((long)step.Count)})";

    /// <summary>A word of the vocabulary.</summary>
    public static string Of<T>(T word)
        where T : struct, Enum => $"global::TicketDsl.{typeof(T).Name}.{word}";

    /// <summary>A number for people, in groups of three digits.</summary>
    public static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent with one decimal, rounded in decimal arithmetic, so that every runtime prints the same.</summary>
    public static string Percent(long part, long whole) =>
        (whole == 0 ? 0 : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero)).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Text as XML; what XML can not hold becomes a space.</summary>
    public static string Xml(string text)
    {
        var valid = new string(text.Select(static c => c < ' ' || char.IsSurrogate(c) || c >= 0xFFFE || c is '\u0085' or '\u2028' or '\u2029' ? ' ' : c).ToArray());
        return valid.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
