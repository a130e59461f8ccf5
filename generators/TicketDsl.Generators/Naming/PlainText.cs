using System.Text;

namespace TicketDsl.Generators.Naming;

/// <summary>Text that people wrote over several lines.</summary>
internal static class PlainText
{
    /// <summary>The text on one line, with one space wherever there was white space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character)) line.Append(character);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
