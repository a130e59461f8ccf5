namespace TicketDsl.Runtime.Store;

/// <summary><c>level.json</c>: in place of a training that another experiment trained, where it is.</summary>
internal static class Pointer
{
    public const string Name = "level.json";

    public static string Text(string identity, string at) => CanonicalText.Of(json =>
    {
        json.WriteString("identity", identity);
        json.WriteString("at", at.Replace(Path.DirectorySeparatorChar, '/'));
    });
}
