using System.Globalization;

namespace TicketDsl;

/// <summary>The shape of one example between two layers. Plain features are channels of one row and column.</summary>
/// <param name="Channels">Channels, or features.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <remarks>This file is compiled into the generator too.</remarks>
public readonly record struct Shape(int Channels, int Height, int Width)
{
    /// <summary>The shape of plain features.</summary>
    public static Shape Flat(int features) => new(features, 1, 1);

    /// <summary>Values of one example. Value (channel, row, column) has index (channel × Height + row) × Width + column.</summary>
    public int Features => Channels * Height * Width;

    /// <summary>Whether there are rows or columns.</summary>
    public bool IsImage => Height != 1 || Width != 1;

    /// <summary>The shape as messages and tables write it: <c>64×16×16</c>, or <c>300</c> for plain features.</summary>
    public override string ToString() => IsImage
        ? string.Join("×", Text(Channels), Text(Height), Text(Width))
        : Text(Channels);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
