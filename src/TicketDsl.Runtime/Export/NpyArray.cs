using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace TicketDsl.Runtime.Export;

/// <summary>
/// A named array as NumPy stores it: a header with type and shape, then the values in row-major order
/// (the .npy format, version 1.0, of numpy.lib.format).
/// </summary>
public sealed partial class NpyArray
{
    /// <summary>Values start at a multiple of this, as the format asks.</summary>
    private const int Alignment = 64;

    /// <summary>The six bytes of magic, two of version, two of the header's length.</summary>
    private const int Preamble = 10;

    private static readonly char ByteOrder = BitConverter.IsLittleEndian ? '<' : '>';

    private readonly string _type;
    private readonly byte[] _values;

    private NpyArray(string name, ImmutableArray<int> shape, string type, int count, ReadOnlySpan<byte> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var wanted = shape.Aggregate(1L, static (product, length) => product * length);
        if (wanted != count) throw new ArgumentException($"Array '{name}' of shape {Text(shape)} needs {wanted} values, not {count}.", nameof(shape));
        (Name, Shape, _type, _values) = (name, shape, type, values.ToArray());
    }

    /// <summary>What the array is called in its archive.</summary>
    public string Name { get; }

    /// <summary>Its length in each dimension, the slowest first.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>An array of single-precision numbers, NumPy's float32.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="shape">Its dimensions, the slowest first.</param>
    /// <param name="values">As many values as the dimensions multiply to; copied.</param>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    public static NpyArray Of(string name, ImmutableArray<int> shape, ReadOnlySpan<float> values) =>
        new(name, shape, $"{ByteOrder}f4", values.Length, MemoryMarshal.AsBytes(values));

    /// <summary>An array of 32-bit integers, NumPy's int32.</summary>
    /// <inheritdoc cref="Of(string, ImmutableArray{int}, ReadOnlySpan{float})"/>
    public static NpyArray Of(string name, ImmutableArray<int> shape, ReadOnlySpan<int> values) =>
        new(name, shape, $"{ByteOrder}i4", values.Length, MemoryMarshal.AsBytes(values));

    /// <summary>An array of bytes, NumPy's uint8.</summary>
    /// <inheritdoc cref="Of(string, ImmutableArray{int}, ReadOnlySpan{float})"/>
    public static NpyArray Of(string name, ImmutableArray<int> shape, ReadOnlySpan<byte> values) => new(name, shape, "|u1", values.Length, values);

    /// <summary>Reads what <see cref="WriteTo"/> wrote, or NumPy in row-major order and this machine's order of bytes.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="file">The whole of a .npy file.</param>
    /// <exception cref="InvalidDataException">It is no such file, or its length does not fit its shape.</exception>
    public static NpyArray Read(string name, ReadOnlySpan<byte> file)
    {
        if (file.Length < Preamble || file[0] != 0x93 || !file[1..6].SequenceEqual("NUMPY"u8) || file[6] != 1)
            throw new InvalidDataException($"array '{name}' does not begin as a .npy file of version 1");
        var end = Preamble + (file[8] | file[9] << 8);
        var header = end <= file.Length ? Header().Match(Encoding.ASCII.GetString(file[Preamble..end])) : Match.Empty;
        if (!header.Success) throw new InvalidDataException($"array '{name}' has a header that is not of float32, int32 or uint8 in row-major order");
        var shape = ImmutableArray.CreateBuilder<int>();
        foreach (var length in header.Groups["shape"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)) throw new InvalidDataException($"array '{name}' has a dimension of {length}");
            shape.Add(parsed);
        }

        var type = header.Groups["type"].Value;
        var values = file[end..];
        var size = type == "|u1" ? 1 : sizeof(float);
        var wanted = shape.Aggregate(1L, static (product, length) => product * length) * size;
        return wanted == values.Length
            ? new NpyArray(name, shape.ToImmutable(), type, values.Length / size, values)
            : throw new InvalidDataException($"array '{name}' of shape {Text(shape.ToImmutable())} needs {wanted} bytes, not {values.Length}");
    }

    /// <summary>Its values.</summary>
    /// <exception cref="InvalidDataException">They are not float32.</exception>
    public ReadOnlySpan<float> Floats() => _type == $"{ByteOrder}f4" ? MemoryMarshal.Cast<byte, float>(_values) : throw new InvalidDataException($"array '{Name}' is not of float32");

    /// <summary>Its values.</summary>
    /// <exception cref="InvalidDataException">They are not uint8.</exception>
    public ReadOnlySpan<byte> Bytes() => _type == "|u1" ? _values : throw new InvalidDataException($"array '{Name}' is not of uint8");

    /// <summary>Writes header and values.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = $"{{'descr': '{_type}', 'fortran_order': False, 'shape': {Text(Shape)}, }}";
        var length = (Preamble + header.Length + 1 + Alignment - 1) / Alignment * Alignment - Preamble;
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        stream.Write(_values);
    }

    /// <summary>A Python tuple, which with a single element ends in a comma.</summary>
    private static string Text(ImmutableArray<int> shape) => shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";

    [GeneratedRegex(@"^\{'descr': '(?<type>[<>]f4|[<>]i4|\|u1)', 'fortran_order': False, 'shape': \((?<shape>[0-9, ]*)\), \} *\n$")]
    private static partial Regex Header();
}
