using System.Collections;
using System.Globalization;

namespace VerifyNUnit;

/// <summary>Verify's file names: <c>{Class}.{Method}</c>, then <c>_{parameter}={value}</c> for each argument.</summary>
internal static class SnapshotName
{
    // Windows' list, so that the same names come out where more is allowed.
    private const string NotInFileNames = "\"\\<>|:*?/";

    /// <param name="className">With namespace, a nested class after '+', as NUnit gives it.</param>
    /// <param name="method">The test method.</param>
    /// <param name="parameters">Their names.</param>
    /// <param name="arguments">Their values, in the same order.</param>
    public static string Of(string className, string method, IEnumerable<string> parameters, IEnumerable<object?> arguments)
    {
        var type = className[(className.LastIndexOf('.') + 1)..].Replace('+', '.');
        var values = parameters.Zip(arguments, static (name, value) => $"_{name}={Text(value)}");
        return $"{type}.{method}{string.Concat(values)}";
    }

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "null",
            string word => word,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Text))}]",
            _ => value.ToString() ?? "",
        };
        return string.Concat(text.Select(static letter => letter < ' ' || NotInFileNames.Contains(letter) ? '-' : letter));
    }
}
