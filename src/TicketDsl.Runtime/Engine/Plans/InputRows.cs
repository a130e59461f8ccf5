using System.Runtime.InteropServices;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>Turns bytes of the data set into the first layer's sparse inputs.</summary>
internal static unsafe class InputRows
{
    public static void Fill(SparseRows target, Examples examples, ReadOnlySpan<int> rows)
    {
        var columns = target.Columns;
        var values = target.Values;
        var entries = 0;
        var zeroIsZero = examples.Values[0] == 0;
        fixed (float* table = examples.Values)
        {
            for (var r = 0; r < rows.Length; r++)
            {
                target.Starts[r] = entries;
                var scale = examples.Scales is { } scales ? scales[rows[r]] : 1f;
                var bytes = examples.Row(rows[r]);
                var column = 0;
                foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
                {
                    if (eight != 0 || !zeroIsZero)
                    {
                        for (var i = 0; i < 8; i++)
                        {
                            // Written always, counted only where it is not 0: no branch to predict.
                            var value = table[bytes[column + i]] * scale;
                            columns[entries] = column + i;
                            values[entries] = value;
                            entries += value != 0 ? 1 : 0;
                        }
                    }

                    column += 8;
                }

                for (; column < bytes.Length; column++)
                {
                    var value = table[bytes[column]] * scale;
                    columns[entries] = column;
                    values[entries] = value;
                    entries += value != 0 ? 1 : 0;
                }
            }
        }

        target.Starts[rows.Length] = entries;
    }
}
