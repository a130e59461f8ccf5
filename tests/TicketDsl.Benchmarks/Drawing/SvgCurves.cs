using System.Globalization;
using System.Net;
using System.Text;

namespace TicketDsl.Benchmarks.Drawing;

/// <summary>Draws curves as SVG: density falls to the right on a logarithmic axis, time rises from 0.</summary>
internal static class SvgCurves
{
    private const double Width = 720;
    private const double Height = 400;
    private const double Left = 60;
    private const double Right = 20;
    private const double Top = 40;
    private const double Bottom = 50;

    private static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd"];

    private static readonly double[] Densities = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

    public static string Draw(string title, IReadOnlyList<Curve> curves)
    {
        var points = curves.SelectMany(curve => curve.Points).ToArray();
        var (least, most) = (Math.Log(points.Min(point => point.Density)), RoundUp(points.Max(point => point.Microseconds)));
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Line($"<text x=\"{Left}\" y=\"20\">{WebUtility.HtmlEncode(title)}</text>");
        for (var tick = 0; tick <= 4; tick++)
        {
            var time = most * tick / 4;
            Line($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(time):F1}\" y2=\"{Y(time):F1}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{Left - 6}\" y=\"{Y(time) + 4:F1}\" text-anchor=\"end\">{time:G4}</text>");
        }

        foreach (var density in Densities.Where(density => Math.Log(density) >= least))
            Line($"<text x=\"{X(density):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{100 * density:G3}</text>");
        Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">weights remaining %</text>");
        for (var c = 0; c < curves.Count; c++)
        {
            var colour = Colours[c % Colours.Length];
            var path = string.Join(" ", curves[c].Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Density):F1},{Y(point.Microseconds):F1}")));
            Line($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            Line($"<text x=\"{Width - Right - 120}\" y=\"{Top + 16 * (c + 1)}\" fill=\"{colour}\">{WebUtility.HtmlEncode(curves[c].Name)}</text>");
        }

        return svg.Append("</svg>\n").ToString();

        double X(double density) => Left + (Width - Left - Right) * (least == 0 ? 0 : Math.Log(density) / least);

        double Y(double time) => Height - Bottom - (Height - Top - Bottom) * time / most;

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>To a round number whose quarters read well.</summary>
    private static double RoundUp(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * new[] { 1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10 }.First(step => step * power >= value);
    }
}
