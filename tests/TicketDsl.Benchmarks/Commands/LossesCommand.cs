using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Losses;
using TicketDsl.Benchmarks.Peers;
using TicketDsl.Benchmarks.Workloads;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>losses [NETWORK…]</c>: whether engine and PyTorch, given the same weights, masks and batches, see the same losses.</summary>
internal static class LossesCommand
{
    private const double Allowed = 1e-4;

    private static readonly double[] Densities = [1, 0.2];

    private static readonly TableColumn[] Columns =
    [
        new("network"), new("weights remaining %", ColumnAlignment.Right), new("replicate", ColumnAlignment.Right),
        new("largest relative difference", ColumnAlignment.Right), new("at iteration", ColumnAlignment.Right),
        new("iterations within 1e-4", ColumnAlignment.Right), new("of PyTorch, single to double", ColumnAlignment.Right), new("of PyTorch, with oneDNN to without", ColumnAlignment.Right),
    ];

    public static Command Create()
    {
        var names = new Argument<string[]>("NETWORK")
        {
            Description = $"Of {string.Join(", ", LossCase.All.Select(one => one.Name))}; all if none is given.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var iterations = CommandParts.Count("--iterations", "How many losses are compared.", otherwise: 200);
        var replicates = CommandParts.Count("--replicates", "How many replicates are compared.", otherwise: 5);
        var output = new Option<string?>("--output", "-o") { Description = "Folder to keep the exported files and the losses in.", HelpName = "FOLDER" };
        var command = new Command("losses", """
            Exports replicates, trains them by the engine and by PyTorch from the same weights, masks and batches, and prints the largest
            relative difference of their training losses: dense, and under random masks of 20 %. Once a ReLU's input is so near 0 that
            rounding decides its sign, two right programs part for good, and Adam makes a whole step of a gradient that is 0 but for rounding:
            so PyTorch in single precision parts from PyTorch in double, and PyTorch with oneDNN from PyTorch without, which sums convolutions
            in another order. The last columns say when that is, and how many iterations were looked at. Fails where the median over
            replicates is above 1e-4 and comes before PyTorch parts from itself.
            """)
        {
            names, iterations, replicates, output,
        };
        command.SetAction(parsed =>
        {
            var cases = LossCase.Named(parsed.GetRequiredValue(names));
            var python = Python.Find();
            if (cases.Select(one => one.Data.Lack).FirstOrDefault(lack => lack is not null) is { } absent) throw new TicketException(absent);
            var kept = parsed.GetValue(output);
            var folder = kept ?? Directory.CreateTempSubdirectory("ticket-losses-").FullName;
            try
            {
                var rows = new List<Row>();
                foreach (var one in cases)
                    for (var replicate = 0; replicate < parsed.GetValue(replicates); replicate++)
                        rows.AddRange(Compare(one, replicate, parsed.GetValue(iterations), folder, python));
                return Print(rows);
            }
            finally
            {
                if (kept is null) Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static IEnumerable<Row> Compare(LossCase one, int replicate, int iterations, string output, Python python)
    {
        var folder = Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{one.Name}-{replicate}"));
        var again = Math.Min(iterations, one.Again);
        LossRecord.Export(one, replicate, iterations, Densities[^1], folder);
        foreach (var density in Densities)
        {
            var losses = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"losses-{density}.txt"));
            File.WriteAllLines(losses, LossRecord.Train(one, replicate, iterations, density).Select(loss => loss.ToString("R", CultureInfo.InvariantCulture)));
            var lines = python.Lines(new Peer(
                "compare_losses.py", one.Name, folder, "--masks", density == 1 ? "masks.npz" : "random-masks.npz", "--losses", losses,
                "--data", one.Data.Folder, "--allowed", Allowed.ToString(CultureInfo.InvariantCulture), "--again", Whole(again)));
            yield return new Row(one, density, replicate, LossDifference.Parse(lines[0]), again);
        }
    }

    private static int Print(List<Row> rows)
    {
        Console.Write(MarkdownTable.Write(new TableData(Columns, rows.Select(row => (IReadOnlyList<string>)[
            row.Case.Work, Percent(row.Density), Whole(row.Replicate), Difference(row.Difference.Largest), Whole(row.Difference.At),
            Whole(row.Difference.Within), $"{row.Difference.DoubleWithin} of {row.Again}",
            $"{row.Difference.KernelsWithin} of {row.Again}"]))));
        Console.WriteLine();
        var isWithin = true;
        foreach (var group in rows.GroupBy(row => (row.Case.Work, row.Density)))
        {
            var verdict = new LossVerdict([.. group.Select(row => row.Difference)], Allowed);
            isWithin &= verdict.Holds;
            Console.WriteLine($"{group.Key.Work}, {Percent(group.Key.Density)} %: {verdict}");
        }

        return isWithin ? 0 : 1;
    }

    private static string Percent(double density) => (100 * density).ToString("F1", CultureInfo.InvariantCulture);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Difference(double value) => value.ToString("0.0e-0", CultureInfo.InvariantCulture);

    private sealed record Row(LossCase Case, double Density, int Replicate, LossDifference Difference, int Again);
}
