using System.Runtime.CompilerServices;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>A feature's value in each example, as a type, so that a kernel asks once where values come from.</summary>
internal interface ILitValues
{
    /// <summary>The value in an example.</summary>
    float Of(nint example);
}

/// <summary>Rows of a weight matrix by the features they belong to.</summary>
internal unsafe interface ILitRows<TValues>
    where TValues : struct, ILitValues
{
    /// <summary>The examples in which the row's feature is lit, 64 a word.</summary>
    ulong* Bits(int row);

    /// <summary>The feature's values.</summary>
    TValues Values(int row);
}

/// <summary>Who takes the gradient of a row of weights.</summary>
internal unsafe interface IGradientTaker
{
    /// <summary>Takes a row's gradient, which is gone after.</summary>
    void Take(int row, float* gradient);
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

/// <summary>Features of a batch of bytes.</summary>
/// <param name="bits">[features, words].</param>
/// <param name="words">Words a feature.</param>
/// <param name="octets">[features, stride].</param>
/// <param name="stride">Bytes from feature to feature.</param>
/// <param name="table">The value of each byte.</param>
/// <param name="scales">A factor an example, or null.</param>
internal readonly unsafe struct ByteRows(ulong* bits, int words, byte* octets, int stride, float* table, float* scales) : ILitRows<ByteValues>
{
    private readonly ulong* _bits = bits;
    private readonly byte* _octets = octets;
    private readonly float* _table = table;
    private readonly float* _scales = scales;
    private readonly int _words = words;
    private readonly int _stride = stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* Bits(int row) => _bits + (nint)row * _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteValues Values(int row) => new(_octets + (nint)row * _stride, _table, _scales);
}

/// <summary>Features of a batch in a matrix [examples, stride].</summary>
/// <param name="bits">[features, words].</param>
/// <param name="words">Words a feature.</param>
/// <param name="matrix">The matrix.</param>
/// <param name="stride">Floats from example to example.</param>
internal readonly unsafe struct ColumnRows(ulong* bits, int words, float* matrix, int stride) : ILitRows<ColumnValues>
{
    private readonly ulong* _bits = bits;
    private readonly float* _matrix = matrix;
    private readonly int _words = words;
    private readonly int _stride = stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* Bits(int row) => _bits + (nint)row * _words;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ColumnValues Values(int row) => new(_matrix + row, _stride);
}
