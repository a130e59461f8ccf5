#pragma warning disable CS1591
namespace TicketDsl.Runtime.Data;
public sealed class Examples(int count, int features, byte[] inputs, byte[] labels, float[] values, float[]? scales)
{
    public int Count { get; } = count;
    public int Features { get; } = features;
    public ReadOnlySpan<byte> Labels => labels;
    public ReadOnlySpan<float> Values => values;
    public ReadOnlySpan<float> Scales => scales;
    public ReadOnlySpan<byte> Row(int example) => inputs.AsSpan(example * Features, Features);
}
public sealed record LoadedDataset(Examples Training, Examples Test);
