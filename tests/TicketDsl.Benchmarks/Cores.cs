using System.Diagnostics;
using System.Numerics;

namespace TicketDsl.Benchmarks;

/// <summary>The cores that a time is measured on.</summary>
internal static class Cores
{
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
