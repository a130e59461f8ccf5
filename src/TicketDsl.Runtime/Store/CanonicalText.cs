using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary>JSON that is the same text for the same values: indented by two, lines ended by LF, names in the order they are written.</summary>
internal static class CanonicalText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentCharacter = ' ',
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object.</summary>
    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>A member that is an object.</summary>
    public static void WriteObject(this Utf8JsonWriter writer, string name, Action members)
    {
        writer.WriteStartObject(name);
        members();
        writer.WriteEndObject();
    }

    /// <summary>A member that is an array.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> elements, Action<T> element)
    {
        writer.WriteStartArray(name);
        foreach (var one in elements) element(one);
        writer.WriteEndArray();
    }

    /// <summary>A member that is a number, or its name where JSON has none for it.</summary>
    public static void WriteDouble(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value)) writer.WriteNumber(name, value);
        else writer.WriteString(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What <see cref="WriteDouble"/> wrote.</summary>
    public static double ReadDouble(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : element.GetDouble();
}
