using System.Runtime.InteropServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Reporting;

/// <summary>What a time was measured on. Results do not depend on it.</summary>
public static class ThisMachine
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
}
