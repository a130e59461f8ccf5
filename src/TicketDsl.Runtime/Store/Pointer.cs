using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary><c>level.json</c>: in place of a training that another experiment trained, where it is.</summary>
/// <param name="Identity">The training's hash.</param>
/// <param name="At">Where it was when this was written, from the store's folder.</param>
internal sealed record Pointer(string Identity, string At)
{
    public const string Name = "level.json";

    public static string Text(string identity, string at) => CanonicalText.Of(json =>
    {
        json.WriteString("identity", identity);
        json.WriteString("at", at.Replace(Path.DirectorySeparatorChar, '/'));
    });

    /// <summary>What a folder points to; null where it does not.</summary>
    public static Pointer? Read(string folder)
    {
        try
        {
            var file = Path.Combine(folder, Name);
            if (!File.Exists(file)) return null;
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return new Pointer(json.RootElement.GetProperty("identity").GetString()!, json.RootElement.GetProperty("at").GetString()!);
        }
        catch (Exception failure) when (failure is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
