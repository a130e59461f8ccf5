namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>Turns bits that lie [row][column] to lie [column][row].</summary>
internal static unsafe class BitTurn
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Block = 64;

    /// <summary>
    /// Turns a block in place: halves of the columns of the upper rows change places with the other halves of the lower ones, then
    /// quarters within each, and so on (Warren 2012, section 7-3).
    /// </summary>
    public static void Run(ulong* rows)
    {
        var low = 0x00000000FFFFFFFFUL;
        for (var distance = Block / 2; distance != 0; distance >>= 1, low ^= low << distance)
        {
            for (var row = 0; row < Block; row = (row + distance + 1) & ~distance)
            {
                var swapped = ((rows[row] >> distance) ^ rows[row + distance]) & low;
                rows[row] ^= swapped << distance;
                rows[row + distance] ^= swapped;
            }
        }
    }
}
