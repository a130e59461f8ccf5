using System.Text;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes indented lines that end in LF, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _atBlockStart = true;

    /// <summary>A line at the present depth.</summary>
    public CodeWriter Line(string line)
    {
        _text.Append(' ', 4 * _depth).Append(line).Append('\n');
        _atBlockStart = false;
        return this;
    }

    /// <summary>An empty line, except where a block has just begun.</summary>
    public CodeWriter Blank()
    {
        if (!_atBlockStart) _text.Append('\n');
        return this;
    }

    /// <summary>A one-line doc comment; <paramref name="xml"/> is already escaped.</summary>
    public CodeWriter Doc(string xml) => Line($"/// <summary>{xml}</summary>");

    /// <summary>A line, and between braces what <paramref name="body"/> writes.</summary>
    public CodeWriter Block(string head, Action body, string end = "}")
    {
        Line(head).Line("{");
        _depth++;
        _atBlockStart = true;
        body();
        _depth--;
        return Line(end);
    }

    /// <summary>An opening bracket on a line of its own, and up to the closing one what <paramref name="body"/> writes.</summary>
    public CodeWriter List(string start, Action body, string end)
    {
        Line(start);
        _depth++;
        body();
        _depth--;
        return Line(end);
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();
}
