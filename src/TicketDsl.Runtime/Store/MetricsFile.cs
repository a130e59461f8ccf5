using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Store;

/// <summary><c>metrics.csv</c>: a row a validation, numbers in their shortest form that reads back the same.</summary>
internal static class MetricsFile
{
    public const string Header = "iteration,validation loss,validation accuracy\n";

    public static string Row(ValidationPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Iteration},{point.Loss:R},{point.Accuracy:R}\n");

    public static byte[] Write(ImmutableArray<ValidationPoint> curve) => Encoding.UTF8.GetBytes(Header + string.Concat(curve.Select(Row)));

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static ImmutableArray<ValidationPoint> Read(ReadOnlySpan<byte> file)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        if (lines[0] + "\n" != Header || lines[^1].Length > 0) throw new InvalidDataException("it does not have the columns of metrics");
        return [.. lines[1..^1].Select(line => line.Split(',') is [var iteration, var loss, var accuracy]
            && int.TryParse(iteration, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && IsNumber(loss, out var l) && IsNumber(accuracy, out var a)
            ? new ValidationPoint(at, l, a)
            : throw new InvalidDataException($"'{line}' is no row of metrics"))];

        static bool IsNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
