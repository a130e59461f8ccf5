using System.Globalization;
using TicketDsl.Benchmarks.Drawing;

namespace TicketDsl.Benchmarks.Tests;

public sealed class SvgCurvesTests
{
    [Test]
    public void Curves_fall_to_the_right_with_the_density_and_stay_in_the_frame()
    {
        var svg = SvgCurves.Draw("a < b", [new Curve("random", [new(1, 400), new(0.1, 200), new(0.01, 0)])]);
        var points = svg.Split("points=\"")[1].Split('"')[0].Split(' ').Select(point => point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(svg, Does.Contain("a &lt; b").And.EndsWith("</svg>\n"));

            // Left edge and top; half of both; right edge and the axis.
            Assert.That(points, Is.EqualTo(new[] { new[] { 60.0, 40 }, [380, 195], [700, 350] }));
        });
    }
}
