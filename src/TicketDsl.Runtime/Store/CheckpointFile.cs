using System.Collections.Immutable;
using System.Text.Json;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Export;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Store;

/// <summary>A checkpoint as arrays in one file; its checksum is its name.</summary>
internal static class CheckpointFile
{
    private const string Text = "checkpoint";
    private const string State = "state";
    private const string Best = "best";
    private const string Rewind = "rewind";

    public static byte[] Write(TrainingCheckpoint checkpoint)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(CanonicalText.Of(json =>
        {
            json.WriteNumber("iteration", checkpoint.State.Iteration);
            json.WriteNumber("steps", checkpoint.State.Steps);
            json.WriteBoolean("validated", checkpoint.IsValidated);
            json.WriteNumber("seconds", checkpoint.Elapsed.TotalSeconds);
            json.WriteArray("curve", checkpoint.Curve, point =>
            {
                json.WriteStartObject();
                json.WriteNumber("iteration", point.Iteration);
                json.WriteDouble("loss", point.Loss);
                json.WriteDouble("accuracy", point.Accuracy);
                json.WriteEndObject();
            });
        }));
        var arrays = new List<NpyArray> { NpyArray.Of(Text, [text.Length], text), Array(State, checkpoint.State.Values), Array(Best, checkpoint.BestWeights) };
        if (checkpoint.RewindWeights is { } rewind) arrays.Add(Array(Rewind, rewind));
        using var stream = new MemoryStream();
        NpzArchive.Write(stream, arrays);
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no checkpoint of such a network.</exception>
    public static TrainingCheckpoint Read(byte[] file, ImmutableArray<Layer> layers)
    {
        var arrays = NpzArchive.Read(new MemoryStream(file)).ToDictionary(array => array.Name);
        if (!arrays.TryGetValue(Text, out var text) || !arrays.TryGetValue(State, out var state) || !arrays.TryGetValue(Best, out var best))
            throw new InvalidDataException("it is no checkpoint");
        using var json = JsonDocument.Parse(text.Bytes().ToArray());
        var root = json.RootElement;
        var parameters = layers.Sum(layer => layer.Parameters);
        if (best.Floats().Length is var length && length != 0 && length != parameters) throw new InvalidDataException($"it is of a network of {length} parameters, not {parameters}");
        return new TrainingCheckpoint(
            new TrainerState(root.GetProperty("iteration").GetInt32(), root.GetProperty("steps").GetInt32(), state.Floats().ToArray()),
            arrays.TryGetValue(Rewind, out var rewind) ? rewind.Floats().ToArray() : null,
            [.. root.GetProperty("curve").EnumerateArray().Select(point => new ValidationPoint(
                point.GetProperty("iteration").GetInt32(), point.GetProperty("loss").ReadDouble(), point.GetProperty("accuracy").ReadDouble()))],
            best.Floats().ToArray(), root.GetProperty("validated").GetBoolean(), TimeSpan.FromSeconds(root.GetProperty("seconds").GetDouble()));
    }

    private static NpyArray Array(string name, float[] values) => NpyArray.Of(name, [values.Length], values);
}
