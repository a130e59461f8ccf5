using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Peers;
using TicketDsl.Benchmarks.Workloads;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>compare [WORKLOAD…]</c>: peer and engine in turn, and how many times as fast the engine is.</summary>
internal static class CompareCommand
{
    private static readonly TableColumn[] Columns =
    [
        new("work"), new("weights remaining %", ColumnAlignment.Right), new("peer µs", ColumnAlignment.Right), new("ours µs", ColumnAlignment.Right),
        new("ratio", ColumnAlignment.Right), new("of single rounds", ColumnAlignment.Right), new("asked", ColumnAlignment.Right), new("lanes", ColumnAlignment.Right),
        new("processor"), new("date"), new("PyTorch"),
    ];

    public static Command Create()
    {
        var names = CommandParts.Workloads();
        var rounds = CommandParts.Count("--rounds", "How often both are measured, in turn.", otherwise: 3);
        var command = new Command("compare", """
            Times PyTorch loops and the engine in turn, on one core, and prints the ratios of their medians as Markdown.
            A whole comparison takes some minutes; a ladder most of them.
            """)
        {
            names, rounds,
        };
        command.SetAction(parsed =>
        {
            var workloads = AllWorkloads.Named(parsed.GetRequiredValue(names));
            var python = Python.Find();
            Cores.StayOnOneCore();
            foreach (var workload in workloads)
                if (workload.Lack is { } lack) Console.Error.WriteLine($"{workload.Name}: skipped. {lack}");
            var measured = workloads.Where(workload => workload.Lack is null).ToDictionary(workload => workload, _ => new List<(double Peer, double Ours)>());
            for (var round = 1; round <= parsed.GetValue(rounds); round++)
            {
                foreach (var (workload, times) in measured)
                {
                    times.Add((python.Nanoseconds(workload.Peer), workload.EngineNanoseconds()));
                    Console.Error.WriteLine($"round {round}, {workload.Name}: {Number(times[^1].Peer / 1e3)} and {Number(times[^1].Ours / 1e3)} µs");
                }
            }

            Console.Write(MarkdownTable.Write(new TableData(Columns, measured.Select(pair => Row(pair.Key, pair.Value, python)))));
            return 0;
        });
        return command;
    }

    private static string[] Row(IWorkload workload, List<(double Peer, double Ours)> times, Python python)
    {
        var (peer, ours) = (Timing.Median([.. times.Select(time => time.Peer)]), Timing.Median([.. times.Select(time => time.Ours)]));
        var ratios = times.Select(time => time.Peer / time.Ours).ToArray();
        return
        [
            workload.Work,
            workload.Density is { } density ? (100 * density).ToString("F1", CultureInfo.InvariantCulture) : "several",
            Number(peer / 1e3),
            Number(ours / 1e3),
            Number(peer / ours),
            $"{Number(ratios.Min())} to {Number(ratios.Max())}",
            Number(workload.AskedRatio),
            ((int)LaneWidths.Widest).ToString(CultureInfo.InvariantCulture),
            ThisMachine.Processor,
            DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            python.TorchVersion,
        ];
    }

    /// <summary>Three digits, or all before the point.</summary>
    private static string Number(double value)
    {
        var decimals = value > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 6) : 0;
        return value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }
}
