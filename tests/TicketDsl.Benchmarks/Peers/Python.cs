using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using TicketDsl.Benchmarks.Workloads;

namespace TicketDsl.Benchmarks.Peers;

/// <summary>A Python that has PyTorch.</summary>
/// <param name="Program">What starts it.</param>
/// <param name="TorchVersion">PyTorch's.</param>
internal sealed record Python(string Program, string TorchVersion)
{
    private const string Missing = "the peers need Python 3 with PyTorch, which is not there; install it with apt-get install python3-torch";

    /// <summary>The system's, which Debian's packages are for, or else the first on the path.</summary>
    /// <exception cref="TicketException">There is none: says how to install it.</exception>
    public static Python Find()
    {
        foreach (var program in (string[])["/usr/bin/python3", "python3", "python"])
        {
            var (exitCode, version) = Run(program, ["-c", "import torch; print(torch.__version__)"], isQuiet: true);
            if (exitCode == 0) return new Python(program, version.Trim());
        }

        throw new TicketException(Missing, badUse: true);
    }

    /// <summary>Runs a peer: median nanoseconds of the fastest of its cases.</summary>
    /// <exception cref="TicketException">It fails, or prints something else.</exception>
    public double Nanoseconds(Peer peer) => Lines(peer).Min(line =>
        line is [_, var unit, var median, _] ? TimeUnit.Parse(unit).Nanoseconds * double.Parse(median, CultureInfo.InvariantCulture)
        : throw new TicketException($"{peer.Script} printed '{string.Join("\t", line)}', which is no line of name, unit, median and minimum."));

    /// <summary>The lines that a peer prints, each in its fields.</summary>
    /// <exception cref="TicketException">It fails, or prints none.</exception>
    public IReadOnlyList<string[]> Lines(Peer peer)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers", peer.Script);
        var (exitCode, output) = Run(Program, [script, .. peer.Arguments], isQuiet: false);
        if (exitCode != 0) throw new TicketException($"{peer.Script} {string.Join(" ", peer.Arguments)} ended with exit code {exitCode}.");
        string[][] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('\t'))];
        return lines.Length > 0 ? lines : throw new TicketException($"{peer.Script} {string.Join(" ", peer.Arguments)} printed nothing.");
    }

    /// <summary>Its error stream is this process's own, unless it is only asked whether it is there.</summary>
    private static (int ExitCode, string Output) Run(string program, string[] arguments, bool isQuiet)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = isQuiet };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            if (isQuiet) process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            const int NotFound = 127;
            return (NotFound, "");
        }
    }
}
