using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary>
/// <c>result.json</c>: the numbers of a training and the checksums of the files beside it. It is written last, and its last member is its own
/// checksum: the SHA-256 of the file with zeros in that place.
/// </summary>
/// <param name="Identity">The training's hash.</param>
/// <param name="Outcome">Its numbers, without measures.</param>
/// <param name="Measures">Numbers that were taken of it.</param>
/// <param name="Files">Checksums by file name.</param>
internal sealed record ResultFile(string Identity, TrainingOutcome Outcome, ImmutableArray<StoredMeasure> Measures, ImmutableDictionary<string, string> Files)
{
    public const string Name = "result.json";

    private const string Checksum = "sha256";
    private const int Digits = 64;

    private static readonly int FromEnd = Digits + "\"\n}\n".Length;

    public byte[] Write()
    {
        var text = Encoding.UTF8.GetBytes(CanonicalText.Of(json =>
        {
            json.WriteNumber("format", StoreFormat.Version);
            json.WriteString("identity", Identity);
            json.WriteNumber("early-stop-iteration", Outcome.EarlyStopIteration);
            json.WriteDouble("test-accuracy-at-early-stop", Outcome.TestAccuracyAtEarlyStop);
            json.WriteDouble("test-accuracy", Outcome.TestAccuracy);
            json.WriteDouble("training-loss", Outcome.TrainingLoss);
            json.WriteDouble("training-accuracy", Outcome.TrainingAccuracy);
            if (Outcome.Divergence is { } divergence)
            {
                json.WriteObject("divergence", () =>
                {
                    json.WriteNumber("iteration", divergence.Iteration);
                    json.WriteString("layer", divergence.Layer);
                    json.WriteString("cause", divergence.Cause);
                });
            }

            json.WriteArray("measures", Measures, measure =>
            {
                json.WriteStartObject();
                json.WriteString("name", measure.Name);
                json.WriteString("legend", measure.Legend);
                json.WriteDouble("value", measure.Value);
                json.WriteEndObject();
            });
            json.WriteNumber("seconds", Outcome.Elapsed.TotalSeconds);
            json.WriteObject("files", () =>
            {
                foreach (var (name, checksum) in Files.OrderBy(file => file.Key, StringComparer.Ordinal)) json.WriteString(name, checksum);
            });
            json.WriteString(Checksum, new string('0', Digits));
        }));
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(text)), text.AsSpan(text.Length - FromEnd));
        return text;
    }

    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public static ResultFile Read(byte[] file)
    {
        if (file.Length < FromEnd) throw new InvalidDataException($"{Name} is cut off");
        var own = file.AsSpan(file.Length - FromEnd, Digits);
        var stated = Encoding.ASCII.GetString(own);
        var zeroed = file.ToArray();
        zeroed.AsSpan(file.Length - FromEnd, Digits).Fill((byte)'0');
        if (Convert.ToHexStringLower(SHA256.HashData(zeroed)) != stated) throw new InvalidDataException($"{Name} does not have its checksum");
        using var json = JsonDocument.Parse(file);
        var root = json.RootElement;
        var divergence = root.TryGetProperty("divergence", out var found)
            ? new Divergence(found.GetProperty("iteration").GetInt32(), found.GetProperty("layer").GetString(), found.GetProperty("cause").GetString()!)
            : null;
        return new ResultFile(
            root.GetProperty("identity").GetString()!,
            new TrainingOutcome
            {
                EarlyStopIteration = root.GetProperty("early-stop-iteration").GetInt32(),
                TestAccuracyAtEarlyStop = root.GetProperty("test-accuracy-at-early-stop").ReadDouble(),
                TestAccuracy = root.GetProperty("test-accuracy").ReadDouble(),
                TrainingLoss = root.GetProperty("training-loss").ReadDouble(),
                TrainingAccuracy = root.GetProperty("training-accuracy").ReadDouble(),
                Divergence = divergence,
                Elapsed = TimeSpan.FromSeconds(root.GetProperty("seconds").GetDouble()),
            },
            [.. root.GetProperty("measures").EnumerateArray().Select(measure => new StoredMeasure(
                measure.GetProperty("name").GetString()!, measure.GetProperty("legend").GetString()!, measure.GetProperty("value").ReadDouble()))],
            root.GetProperty("files").EnumerateObject().ToImmutableDictionary(file => file.Name, file => file.Value.GetString()!));
    }
}
