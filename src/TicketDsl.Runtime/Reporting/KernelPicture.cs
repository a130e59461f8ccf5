using System.Globalization;
using System.Net;
using System.Text;

namespace TicketDsl.Runtime.Reporting;

/// <summary>
/// Draws a convolution's kernels as SVG: a column a filter, a row an input channel, a square a weight. Of a mask what remains is black; of weights
/// what is above 0 is red and what is below blue, the darker the larger beside the layer's largest, and what is masked is hatched in grey.
/// </summary>
public static class KernelPicture
{
    private const int Square = 10;
    private const int Gap = 6;
    private const int Top = 24;

    /// <summary>A layer's mask.</summary>
    /// <param name="title">A line above it.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="mask">What remains of it.</param>
    public static string OfMask(string title, Layer layer, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Draw(title, layer, index => mask[index] ? "#000" : "#fff");
    }

    /// <summary>A layer's weights under its mask.</summary>
    /// <param name="title">A line above it.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="mask">What remains of it.</param>
    /// <param name="weights">Its weights, by index.</param>
    public static string OfWeights(string title, Layer layer, Mask mask, ReadOnlyMemory<float> weights)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var largest = 0.0;
        for (var index = 0; index < mask.Length; index++)
            if (mask[index]) largest = Math.Max(largest, Math.Abs((double)weights.Span[index]));
        return Draw(title, layer, index => mask[index] ? Colour(weights.Span[index], largest) : "url(#masked)");
    }

    private static string Draw(string title, Layer layer, Func<int, string> fill)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var (side, channels) = (layer.Window is { } window && layer.Kind == LayerKind.Conv ? window.Size
            : throw new ArgumentException($"Layer '{layer.Name}' is no convolution, so it has no kernels to draw.", nameof(layer)), layer.Inputs / layer.Places);
        var kernel = side * Square + Gap;
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layer.Units * kernel + Gap} {Top + channels * kernel}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<defs><pattern id=\"masked\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><rect width=\"4\" height=\"4\" fill=\"#eee\"/><path d=\"M0 4L4 0\" stroke=\"#bbb\"/></pattern></defs>");
        Line($"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        Line($"<text x=\"{Gap}\" y=\"16\">{WebUtility.HtmlEncode(title)}</text>");
        for (var index = 0; index < layer.Weights; index++)
        {
            var (filter, input) = (index / layer.Inputs, index % layer.Inputs);
            var (channel, place) = (input / layer.Places, input % layer.Places);
            Line($"<rect x=\"{Gap + filter * kernel + place % side * Square}\" y=\"{Top + channel * kernel + place / side * Square}\" width=\"{Square}\" height=\"{Square}\" fill=\"{fill(index)}\" stroke=\"#999\" stroke-width=\"0.5\"/>");
        }

        return svg.Append("</svg>\n").ToString();

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Colour(float weight, double largest)
    {
        var pale = (int)Math.Round(255 * (1 - (largest > 0 ? Math.Abs(weight) / largest : 0)));
        return weight >= 0 ? $"#ff{pale:x2}{pale:x2}" : $"#{pale:x2}{pale:x2}ff";
    }
}
