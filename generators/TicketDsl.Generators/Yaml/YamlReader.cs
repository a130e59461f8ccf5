using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TicketDsl.Generators.Yaml;

/// <summary>
/// Reads a file's text as one document of plain values, lists and maps. It goes by the library's stream of events, so
/// that size and depth are bounded before anything is built.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>More than any experiment's values need.</summary>
    public const int MaximumDepth = 32;

    /// <summary>More than any experiment's file needs.</summary>
    public const int MaximumLength = 1_000_000;

    private readonly Parser _parser;
    private readonly YamlPlaces _places;
    private readonly CancellationToken _cancellation;
    private int _depth;

    private YamlReader(SourceText text, YamlPlaces places, CancellationToken cancellation)
    {
        _parser = new Parser(new StringReader(text.ToString()));
        _places = places;
        _cancellation = cancellation;
    }

    /// <summary>The document's value, or null, and then it is reported why there is none.</summary>
    public static YamlNode? Read(string path, SourceText text, DeclarationNotes notes, CancellationToken cancellation)
    {
        var places = new YamlPlaces(path, text);
        if (text.Length > MaximumLength)
        {
            notes.Report(RuleIds.YamlTooLarge, places.Beginning, $"{text.Length}", $"{MaximumLength}");
            return null;
        }

        if (places.Lost() is { } lost)
        {
            notes.Report(RuleIds.YamlEncoding, lost);
            return null;
        }

        var reader = new YamlReader(text, places, cancellation);
        try
        {
            return reader.Document(notes);
        }
        catch (RefusedException refused)
        {
            notes.Report(refused.RuleId, refused.Location, refused.Arguments);
        }
        catch (YamlException broken)
        {
            notes.Report(RuleIds.YamlSyntax, reader.PlaceOf(broken, out var fix), Sentence(broken.Message), fix);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // On some broken input the library throws what it did not mean to, without a place: name the last one it reached.
            var place = reader._parser.Current is { } current ? places.At(current.End) : places.Beginning;
            notes.Report(RuleIds.YamlSyntax, place, "the value before this place does not end", "close its brackets and quotes");
        }

        return null;
    }

    private YamlNode? Document(DeclarationNotes notes)
    {
        Next();
        if (_parser.Current is StreamStart) Next();
        if (_parser.Current is StreamEnd or null) throw new RefusedException(RuleIds.YamlEmpty, _places.Beginning, ExperimentKeys.Experiment.Example);
        Next();
        var root = Node();
        Next();
        Next();
        if (_parser.Current is DocumentStart second)
            throw new RefusedException(RuleIds.YamlSeveralDocuments, _places.Between(second.Start, second.End));
        if (root is YamlScalar { IsEmpty: true }) throw new RefusedException(RuleIds.YamlEmpty, _places.Beginning, ExperimentKeys.Experiment.Example);
        return root;
    }

    /// <summary>The value that the present event begins; afterwards the present event is its last.</summary>
    private YamlNode Node()
    {
        var current = _parser.Current!;
        Refuse(current);
        if (current is Scalar scalar) return ToScalar(scalar);
        if (++_depth > MaximumDepth) throw new RefusedException(RuleIds.YamlTooDeep, _places.At(current.Start), $"{MaximumDepth}");
        YamlNode node = current is SequenceStart ? List(current) : Map(current);
        _depth--;
        return node;
    }

    private YamlList List(ParsingEvent start)
    {
        var items = new List<YamlNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next()) items.Add(Node());
        return new YamlList(_places.At(start.Start), items);
    }

    private YamlMap Map(ParsingEvent start)
    {
        var entries = new List<YamlEntry>();
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            var place = _places.At(_parser.Current!.Start);
            if (Node() is not YamlScalar key)
                throw new RefusedException(RuleIds.YamlSyntax, place, "a key is a list or a map", "write a word before the colon");
            Next();
            entries.Add(new YamlEntry(key, Node()));
        }

        return new YamlMap(_places.At(start.Start), entries);
    }

    private YamlScalar ToScalar(Scalar scalar) =>
        new(_places.Between(scalar.Start, scalar.End), scalar.Value, scalar.Style == ScalarStyle.Plain);

    /// <summary>Refuses what would make a value come from elsewhere or mean something else than it says.</summary>
    private void Refuse(ParsingEvent current)
    {
        if (current is AnchorAlias alias)
            throw new RefusedException(RuleIds.YamlAlias, _places.Between(alias.Start, alias.End), "Aliases", "repeat the value");
        if (current is not NodeEvent node) return;
        if (!node.Anchor.IsEmpty)
            throw new RefusedException(RuleIds.YamlAlias, _places.Between(node.Start, node.End), "Anchors", $"remove '&{node.Anchor.Value}'");
        if (!node.Tag.IsEmpty)
            throw new RefusedException(RuleIds.YamlAlias, _places.Between(node.Start, node.End), "Tags", "remove the tag");
    }

    private void Next()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!_parser.MoveNext() && _parser.Current is null) throw new InvalidOperationException("The stream of events ended.");
    }

    private LocationSpec PlaceOf(YamlException broken, out string fix)
    {
        fix = "check the indentation, the brackets and the quotes up to here";
        if (broken.Start.Line > 1 || broken.Start.Column > 1) return _places.At(broken.Start);

        // Reported at the file's beginning, which is right only if it is the beginning that is broken.
        if (_places.IndentingTab() is not { } tab) return _places.At(_parser.Current?.End ?? broken.Start);
        fix = "indent with spaces, not with tabs";
        return tab;
    }

    private static string Sentence(string message)
    {
        var line = Naming.PlainText.OneLine(message).TrimEnd('.');
        return line.Length == 0 ? "it can not be read" : char.ToLowerInvariant(line[0]) + line.Substring(1);
    }

    /// <summary>Ends the reading at something that is refused; it never leaves this class.</summary>
    private sealed class RefusedException(string ruleId, LocationSpec location, params string[] arguments) : Exception
    {
        public string RuleId { get; } = ruleId;

        public LocationSpec Location { get; } = location;

        public string[] Arguments { get; } = arguments;
    }
}
