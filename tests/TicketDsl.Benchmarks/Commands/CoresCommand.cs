using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>cores</c>: two replicates side by side against one alone.</summary>
internal static class CoresCommand
{
    private const int Iterations = 500;
    private const double Asked = 1.9;

    private static readonly double[] Densities = [1, 0.21, 0.036];

    public static Command Create()
    {
        var rounds = CommandParts.Count("--rounds", "How often both are measured, in turn.", otherwise: 9);
        var command = new Command("cores", """
            Trains one replicate of LeNet-300-100 on one thread and two on two threads, in turn, and prints how many times as many
            iterations a second two give; 1.9 is asked for. Needs two cores.
            """)
        {
            rounds,
        };
        command.SetAction(parsed =>
        {
            if (Cores.AllowedCores < 2) throw new TicketException("two replicates side by side need two cores, and this process may use one; call it without taskset.", badUse: true);
            Console.WriteLine(ThisMachine.Line);
            Console.WriteLine();
            Console.Write(MarkdownTable.Write(new TableData(
                [
                    new("weights remaining %", ColumnAlignment.Right), new("one, iterations/s", ColumnAlignment.Right),
                    new("two, iterations/s", ColumnAlignment.Right), new("ratio", ColumnAlignment.Right), new("asked", ColumnAlignment.Right),
                ],
                Densities.Select(density => Row(LitImages.All, density, parsed.GetValue(rounds))))));
            return 0;
        });
        return command;
    }

    private static string[] Row(Examples examples, double density, int rounds)
    {
        using var first = new LenetTraining(examples);
        using var second = new LenetTraining(examples);
        foreach (var training in new[] { first, second })
        {
            training.Start(LenetTraining.RandomMasks(density));
            training.Train(Iterations);
        }

        var times = Enumerable.Range(0, rounds).Select(_ => (One: Throughput(first), Two: Throughput(first, second))).ToArray();
        var (one, two) = (Timing.Median([.. times.Select(time => time.One)]), Timing.Median([.. times.Select(time => time.Two)]));
        return [Number(100 * density, 1), Number(one, 0), Number(two, 0), Number(two / one, 2), Number(Asked, 1)];
    }

    /// <summary>Iterations a second of all together, a thread each, all begun at once.</summary>
    private static double Throughput(params LenetTraining[] trainings)
    {
        using var start = new Barrier(trainings.Length + 1);
        var threads = Array.ConvertAll(trainings, training => new Thread(() =>
        {
            start.SignalAndWait();
            training.Train(Iterations);
        }));
        foreach (var thread in threads) thread.Start();
        start.SignalAndWait();
        var nanoseconds = Timing.Nanoseconds(() =>
        {
            foreach (var thread in threads) thread.Join();
        });
        return trainings.Length * Iterations / (nanoseconds / 1e9);
    }

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
