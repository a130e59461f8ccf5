using System.Runtime.CompilerServices;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>A feature's value in each example, as a type, so that a kernel asks once where values come from.</summary>
internal interface ILitValues
{
    /// <summary>The value in an example.</summary>
    float Of(nint example);
}

/// <summary>What bytes stand for.</summary>
/// <param name="octets">A byte an example.</param>
/// <param name="table">The value of each byte.</param>
/// <param name="scales">A factor an example, or null.</param>
internal readonly unsafe struct ByteValues(byte* octets, float* table, float* scales) : ILitValues
{
    private readonly byte* _octets = octets;
    private readonly float* _table = table;
    private readonly float* _scales = scales;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(nint example) => _scales is null ? _table[_octets[example]] : _table[_octets[example]] * _scales[example];
}

/// <summary>A column of a matrix.</summary>
/// <param name="column">Its first element.</param>
/// <param name="stride">Floats from example to example.</param>
internal readonly unsafe struct ColumnValues(float* column, nint stride) : ILitValues
{
    private readonly float* _column = column;
    private readonly nint _stride = stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(nint example) => _column[example * _stride];
}
