using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Benchmarks;

/// <summary>What a time was measured on.</summary>
internal static class Machine
{
    /// <summary>The processor's own name where the system tells it.</summary>
    public static string Processor
    {
        get
        {
            const string Names = "/proc/cpuinfo";
            var line = File.Exists(Names) ? File.ReadLines(Names).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture} processor";
        }
    }

    /// <summary>Processor, width of the engine's vectors and date in a line.</summary>
    public static string Line => FormattableString.Invariant($"{Processor}, {(int)LaneWidths.Widest}-bit lanes, .NET {Environment.Version}, {DateTime.Now:yyyy-MM-dd}");

    /// <summary>Cores that this process may run on.</summary>
    public static int AllowedCores
    {
        get
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return Environment.ProcessorCount;
            using var process = Process.GetCurrentProcess();
            return BitOperations.PopCount((ulong)process.ProcessorAffinity);
        }
    }

    /// <summary>
    /// Keeps this thread, those it starts and their processes on the first core that they may run on, so that times can be compared;
    /// nothing happens where the system has no such thing, or after <c>taskset -c 3</c>.
    /// </summary>
    public static void StayOnOneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var process = Process.GetCurrentProcess();
        var allowed = process.ProcessorAffinity;
        if (allowed != 0) process.ProcessorAffinity = allowed & -allowed;
    }
}
