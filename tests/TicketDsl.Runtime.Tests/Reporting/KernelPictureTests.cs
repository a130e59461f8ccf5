using System.Xml.Linq;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class KernelPictureTests
{
    private static readonly Layer Conv = Layer.Conv("Conv", new Shape(2, 5, 5), 3, new Window(2, 1, 0), Activation.None);

    [Test]
    public void Every_weight_is_a_square_at_its_filter_channel_and_place()
    {
        var squares = Squares(KernelPicture.OfMask("conv < 1", Conv, Mask.From(8, 3, index => index == 8 + 4 + 1)));
        Assert.That(squares, Has.Length.EqualTo(24));

        // Filter 1, channel 1, row 0, column 1; a kernel of 2×2 squares of 10 and a gap of 6 is 26.
        Assert.That(squares.Where(square => square.Fill == "#000"), Is.EqualTo([(X: 6 + 26 + 10, Y: 24 + 26, Fill: "#000")]));
        Assert.That(squares.Select(square => (square.X, square.Y)), Is.Unique);
    }

    [Test]
    public void Weights_are_red_above_0_and_blue_below_and_what_is_masked_is_hatched()
    {
        var weights = new float[24];
        (weights[0], weights[1], weights[2]) = (2, -1, 5);
        var fills = Squares(KernelPicture.OfWeights("conv1", Conv, Mask.From(8, 3, index => index != 2), weights)).Select(square => square.Fill).ToArray();
        Assert.That(fills[..4], Is.EqualTo(["#ff0000", "#8080ff", "url(#masked)", "#ffffff"]));
    }

    [Test]
    public void A_layer_without_kernels_is_refused() => Assert.That(
        () => KernelPicture.OfMask("", new Layer("Fc", 2, 2, Activation.None), Mask.Dense(2, 2)), Throws.ArgumentException.With.Message.StartsWith("Layer 'Fc' is no convolution"));

    private static (int X, int Y, string Fill)[] Squares(string svg) =>
    [
        .. XDocument.Parse(svg).Root!.Elements().Where(element => element.Name.LocalName == "rect" && element.Attribute("x") is not null)
            .Select(element => ((int)element.Attribute("x")!, (int)element.Attribute("y")!, (string)element.Attribute("fill")!)),
    ];
}
