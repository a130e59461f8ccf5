using TicketDsl.Runtime.Reporting;
using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Workloads;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>time [WORKLOAD…]</c>: the engine alone.</summary>
internal static class TimeCommand
{
    public static Command Create()
    {
        var names = CommandParts.Workloads();
        var command = new Command("time", "Times the engine alone, on one core: a line a workload.") { names };
        command.SetAction(parsed =>
        {
            Cores.StayOnOneCore();
            var workloads = AllWorkloads.Named(parsed.GetRequiredValue(names));
            Console.WriteLine($"{ThisMachine.Line}, medians");
            foreach (var workload in workloads)
            {
                if (workload.Lack is { } lack)
                {
                    Console.WriteLine($"{workload.Work}  skipped: {lack}");
                    continue;
                }

                var density = workload.Density is { } share ? string.Create(CultureInfo.InvariantCulture, $", {100 * share,5:F1} %") : "";
                var time = workload.EngineNanoseconds() / workload.Unit.Nanoseconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Work}{density}  {time,8:F1} {workload.Unit.Symbol} {workload.Of}"));
            }

            return 0;
        });
        return command;
    }
}
