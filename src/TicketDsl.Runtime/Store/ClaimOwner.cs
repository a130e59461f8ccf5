using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TicketDsl.Runtime.Store;

/// <summary>Who trains something: a process, told apart from all others there were.</summary>
/// <param name="Machine">The machine, its boot and the space its process numbers are of.</param>
/// <param name="Process">The process's number.</param>
/// <param name="Started">When it started, as the system counts.</param>
internal sealed record ClaimOwner(string Machine, int Process, string Started)
{
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ClaimOwner This { get; } = new(ThisMachine(), Environment.ProcessId, Start(Environment.ProcessId) ?? "");

    /// <summary>Whether it is known to have ended: on another machine only its silence tells.</summary>
    public bool HasEnded => Machine == This.Machine && Start(Process) != Started;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("machine", Machine);
        json.WriteNumber("process", Process);
        json.WriteString("started", Started);
    }

    /// <summary>What <see cref="Write"/> wrote; null where it is not that.</summary>
    public static ClaimOwner? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new ClaimOwner(root.GetProperty("machine").GetString()!, root.GetProperty("process").GetInt32(), root.GetProperty("started").GetString()!);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>When a process started, or null where there is none of that number, or only what is left of one.</summary>
    private static string? Start(int process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var other = System.Diagnostics.Process.GetProcessById(process);
                return other.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
            }

            // Ticks since boot: a clock that is set changes nothing. The name in brackets may hold anything.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[StartField];
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ThisMachine()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? $"{Environment.MachineName} {File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}"
                : Environment.MachineName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Environment.MachineName;
        }
    }
}
