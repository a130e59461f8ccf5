using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Yaml;

internal static class YamlParser
{
    public const string FileSuffix = ".ticket.yaml";

    public static Declaration Parse(string path, SourceText? text, string rootNamespace) => new(null, new([]), []);
}
