using System.Diagnostics;

namespace PaperTables;

/// <summary>The program's output, as a child process, whatever the threads and the processor's instructions.</summary>
public sealed class SameBytesTests
{
    private static readonly string[] Table = ["table", "xor", "--engine", "embedded", "--replicates", "100"];

    // Without vectors a fused multiply-add is a call into a library, so this trial is short.
    private static readonly string[] ShortTable = [.. Table, "--steps", "100it"];

    [Test]
    public void Two_runs_print_the_same()
    {
        var (first, second) = (Output(Table), Output(Table));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void One_thread_prints_what_two_print() => Assert.That(Output([.. Table, "--threads", "1"]), Is.EqualTo(Output([.. Table, "--threads", "2"])));

    [Test]
    public void Without_AVX512_the_table_is_the_same() => Assert.That(Output(Table, "DOTNET_EnableAVX512"), Is.EqualTo(Output(Table)));

    [TestCase("DOTNET_EnableAVX2")]
    [TestCase("DOTNET_EnableAVX")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void With_narrower_vectors_or_none_the_table_is_the_same(string switchedOff) =>
        Assert.That(Output(ShortTable, switchedOff), Is.EqualTo(Output(ShortTable)));

    private static string Output(string[] arguments, string? switchedOff = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Papers.Tables).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        if (switchedOff is not null) start.Environment[switchedOff] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error.Result);
        Assert.That(output, Does.Contain("χ²(10)").And.Contain("χ²(24)"));
        return output;
    }
}
