using System.Globalization;
using System.Text;

namespace TicketDsl.Generators.CSharp;

/// <summary>Turns the XML of a doc comment into plain text, however broken it is.</summary>
internal static class XmlText
{
    /// <summary>The text without tags, with entities decoded; a reference such as <c>&lt;see cref="X"/&gt;</c> leaves its name.</summary>
    public static string Plain(string xml)
    {
        var text = new StringBuilder();
        for (var i = 0; i < xml.Length; i++)
        {
            var end = xml[i] switch
            {
                '<' => xml.IndexOf('>', i),
                '&' => xml.IndexOf(';', i),
                _ => -1,
            };
            if (end < 0)
            {
                text.Append(xml[i]);
                continue;
            }

            var inside = xml.Substring(i + 1, end - i - 1);
            var decoded = xml[i] == '<' ? Reference(inside) : Entity(inside);
            if (decoded is null)
            {
                text.Append(xml[i]);
                continue;
            }

            text.Append(decoded);
            i = end;
        }

        return text.ToString();
    }

    /// <summary>What a tag refers to: the last part of a cref, a parameter's name or a keyword.</summary>
    private static string Reference(string tag)
    {
        if (!tag.EndsWith("/", StringComparison.Ordinal)) return "";
        var open = tag.IndexOf('"');
        var close = open < 0 ? -1 : tag.IndexOf('"', open + 1);
        if (close < 0) return "";
        var target = tag.Substring(open + 1, close - open - 1);
        return target.Substring(target.LastIndexOf('.') + 1);
    }

    private static string? Entity(string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ when name.Length is > 1 and < 8 && name[0] == '#' => Character(name),
        _ => null,
    };

    private static string? Character(string name)
    {
        var isHex = name[1] is 'x' or 'X';
        return int.TryParse(name.Substring(isHex ? 2 : 1), isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
            ? char.ConvertFromUtf32(code)
            : null;
    }
}
