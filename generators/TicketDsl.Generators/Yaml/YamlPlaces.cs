using System.Text;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Model;
using YamlDotNet.Core;

namespace TicketDsl.Generators.Yaml;

/// <summary>Turns the marks of the YAML library, which count lines and columns from 1, into places in the file.</summary>
/// <param name="path">The file.</param>
/// <param name="text">Its text.</param>
internal sealed class YamlPlaces(string path, SourceText text)
{
    /// <summary>The place from one mark to another on the same line; a piece that goes on over lines is cut at its first line's end.</summary>
    public LocationSpec Between(Mark start, Mark end)
    {
        var from = Offset(start);
        var line = text.Lines.GetLineFromPosition(from);
        return Between(from, Math.Max(from, Math.Min(Offset(end), line.End)));
    }

    /// <summary>The place of one character, or of the last one where the file ends.</summary>
    public LocationSpec At(Mark mark)
    {
        var from = Math.Min(Offset(mark), Math.Max(0, text.Length - 1));
        return Between(from, Math.Min(from + 1, text.Length));
    }

    /// <summary>The place of the first tab that indents a line, if there is one: the library knows only that there is one.</summary>
    public LocationSpec? IndentingTab()
    {
        foreach (var line in text.Lines)
        {
            for (var i = line.Start; i < line.End && text[i] is ' ' or '\t'; i++)
                if (text[i] == '\t') return Between(i, i + 1);
        }

        return null;
    }

    /// <summary>
    /// The place of the first character that is not what was written, if there is one: bytes that are not UTF-8 are read as U+FFFD,
    /// or else all of the file by some local encoding.
    /// </summary>
    public LocationSpec? Lost()
    {
        var isUnicode = text.Encoding is not { } encoding || encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\uFFFD' || (!isUnicode && text[i] > '\u007F')) return Between(i, i + 1);
        return null;
    }

    /// <summary>The file's first character.</summary>
    public LocationSpec Beginning => Between(0, Math.Min(1, text.Length));

    private LocationSpec Between(int from, int to)
    {
        var span = TextSpan.FromBounds(from, to);
        return new LocationSpec(path, span, text.Lines.GetLinePositionSpan(span));
    }

    private int Offset(Mark mark)
    {
        var index = Math.Max(0, Math.Min(mark.Line - 1, text.Lines.Count - 1));
        var line = text.Lines[(int)index];
        return (int)Math.Max(line.Start, Math.Min(line.Start + mark.Column - 1, line.End));
    }
}
