using System.Collections;
using System.Globalization;
using System.Reflection;

namespace VerifyNUnit;

/// <summary>An object as text in Verify's manner: braces and brackets, no quotes, members in declared order, null members left out.</summary>
internal static class ObjectText
{
    // A cycle shows as depth; no snapshot worth reading goes this deep.
    private const int Deepest = 16;

    public static string Of(object? value) => Text(value, 0);

    private static string Text(object? value, int depth) => value switch
    {
        _ when depth > Deepest => throw new VerifyException($"The object is nested more than {Deepest} deep; verify a part of it or a text."),
        null => "null",
        string text => text,
        bool truth => truth ? "true" : "false",
        char or Enum or Type => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary entries => Block('{', entries.Keys.Cast<object>()
            .Select(key => (Name: Text(key, depth + 1), Value: entries[key]))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => $"{entry.Name}: {Text(entry.Value, depth + 1)}"), '}', depth),
        IEnumerable items => Block('[', items.Cast<object?>().Select(item => Text(item, depth + 1)), ']', depth),
        _ => Block('{', Members(value).Select(member => $"{member.Name}: {Text(member.Value, depth + 1)}"), '}', depth),
    };

    private static IEnumerable<(string Name, object Value)> Members(object value) =>
        from property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanRead && property.GetIndexParameters().Length == 0
        orderby property.MetadataToken
        let content = property.GetValue(value)
        where content is not null
        select (property.Name, content);

    private static string Block(char open, IEnumerable<string> parts, char close, int depth)
    {
        var indent = new string(' ', 2 * depth);
        var body = string.Join(",\n", parts.Select(part => $"{indent}  {part}"));
        return body.Length == 0 ? $"{open}{close}" : $"{open}\n{body}\n{indent}{close}";
    }
}
