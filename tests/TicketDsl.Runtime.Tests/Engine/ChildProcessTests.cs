using System.Diagnostics;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Tests.Engine;

/// <summary>Networks of the block plan trained by a child process, whatever the processor's instructions.</summary>
public sealed class ChildProcessTests
{
    private static readonly Lazy<string[]> Widest = new(() => Output(null));

    [TestCase("DOTNET_EnableAVX512", LaneWidth.Bits256)]
    [TestCase("DOTNET_EnableAVX2", LaneWidth.Bits128)]
    [TestCase("DOTNET_EnableAVX", LaneWidth.Bits128)]
    [TestCase("DOTNET_EnableHWIntrinsic", LaneWidth.Scalar)]
    public void With_narrower_vectors_or_none_the_weights_are_the_same(string switchedOff, LaneWidth most)
    {
        var narrower = Output(switchedOff);

        Assert.That(Enum.Parse<LaneWidth>(narrower[0]), Is.LessThanOrEqualTo(most));
        Assert.That(narrower[1..], Is.EqualTo(Widest.Value[1..]));
    }

    [Test]
    public void Each_training_gives_other_weights() => Assert.That(Widest.Value, Is.Unique.And.Length.EqualTo(5));

    private static string[] Output(string? switchedOff)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildProcessTests).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
