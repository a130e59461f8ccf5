namespace TicketDsl.Check;

/// <summary>A file to check.</summary>
/// <param name="Path">Its path, as findings name it; <c>*.cs</c> or <c>*.ticket.yaml</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record CheckedFile(string Path, string Text)
{
    /// <summary>How the name of a file ends that is read as YAML.</summary>
    public const string YamlSuffix = ".ticket.yaml";

    /// <summary>How the name of a file ends that is read as C#.</summary>
    public const string CSharpSuffix = ".cs";

    /// <summary>Whether it is YAML.</summary>
    internal bool IsYaml => Path.EndsWith(YamlSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file of that path can be checked.</summary>
    public static bool IsKind(string path) =>
        path.EndsWith(YamlSuffix, StringComparison.OrdinalIgnoreCase) || path.EndsWith(CSharpSuffix, StringComparison.OrdinalIgnoreCase);
}
