using System.Text;

namespace VerifyNUnit;

/// <summary>The two files of a snapshot: what was accepted, and what a failing test received.</summary>
internal sealed class Snapshot(string folder, string name, string extension)
{
    // Verify writes the byte order mark too.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public string VerifiedPath { get; } = Path.Combine(folder, $"{name}.verified.{extension}");

    public string ReceivedPath { get; } = Path.Combine(folder, $"{name}.received.{extension}");

    /// <summary>Passes and removes an old received file, or writes one and throws.</summary>
    /// <exception cref="VerifyException">The texts differ or nothing was accepted yet.</exception>
    public void Compare(string text)
    {
        var received = Normal(text);
        var verified = File.Exists(VerifiedPath) ? Normal(File.ReadAllText(VerifiedPath)) : null;
        if (received == verified)
        {
            File.Delete(ReceivedPath);
            return;
        }

        File.WriteAllText(ReceivedPath, WithoutReturns(text), Encoding);
        var accept = $"To accept: mv '{ReceivedPath}' '{VerifiedPath}'";
        throw new VerifyException(verified is null
            ? $"No snapshot yet: {VerifiedPath} does not exist.\n{accept}\nReceived:\n{received}"
            : $"The text is not its snapshot {VerifiedPath} (- snapshot, + received).\n{accept}\n{LineDiff.Of(verified, received)}");
    }

    private static string WithoutReturns(string text) => text.Replace("\r", "", StringComparison.Ordinal);

    // An editor may put a line end at the end of a file, or take it away; a blank line is another text.
    private static string Normal(string text) => WithoutReturns(text) is [.. var most, '\n'] ? most : WithoutReturns(text);
}
