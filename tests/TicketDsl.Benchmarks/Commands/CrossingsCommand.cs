using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>crossings</c>: LeNet-300-100 by both plans at the same densities, and from which density down the packed one is faster.</summary>
internal static class CrossingsCommand
{
    public static Command Create()
    {
        var steps = CommandParts.Count("--steps", "Iterations of each training that real masks are pruned from.", otherwise: 2000);
        var seed = new Option<string?>("--seed") { Description = "Another seed of those trainings than the declared one.", HelpName = "TEXT" };
        var command = new Command("crossings", """
            Times LeNet-300-100 over rows of all weights and over packed weights in turn, on one core, at the densities
            of a ladder, and prints where they cross. Masks are those of real pruning where MNIST is found, else random ones.
            """)
        {
            steps, seed,
        };
        command.SetAction(parsed =>
        {
            Cores.StayOnOneCore();
            var isReal = Mnist.Lack is null;
            if (!isReal) Console.Error.WriteLine($"Random masks, on random images. {Mnist.Lack}");
            var masks = isReal ? MnistLadder.Masks(parsed.GetValue(steps), parsed.GetValue(seed)) : [.. Enumerable.Range(0, 21).Select(level => LenetTraining.RandomMasks(Math.Pow(0.8, level)))];
            var examples = isReal ? Mnist.Data.Training : LitImages.All;

            // No density is at most 0, every one is at most 1: each trainer keeps to one plan.
            using var rows = new LenetTraining(examples, new EmbeddedEngine { PackedDensity = 0 });
            using var packed = new LenetTraining(examples, new EmbeddedEngine { PackedDensity = 1 });
            Crossing.Time[] times = [.. masks.Select(mask =>
            {
                rows.Start(mask);
                packed.Start(mask);
                var (first, second) = Timing.MediansInTurn(
                    LenetTraining.Iterations, () => rows.Train(LenetTraining.Iterations), () => packed.Train(LenetTraining.Iterations));
                return new Crossing.Time(mask.Density, first / 1e3, second / 1e3);
            })];
            Console.WriteLine($"{ThisMachine.Line}; {(isReal ? "masks of real pruning" : "random masks")}");
            Console.WriteLine();
            Console.Write(MarkdownTable.Write(Table(times)));
            Console.WriteLine();
            foreach (var density in Crossing.Of(times))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"They cross at about {100 * density:F1} %; the engine packs from {100 * new EmbeddedEngine().PackedDensity:F1} % down."));
            return 0;
        });
        return command;
    }

    private static TableData Table(Crossing.Time[] times) => new(
        [
            new("weights remaining %", ColumnAlignment.Right), new("rows µs", ColumnAlignment.Right), new("packed µs", ColumnAlignment.Right),
            new("rows / packed", ColumnAlignment.Right),
        ],
        times.Select(time => (IReadOnlyList<string>)[Number(100 * time.Density, 1), Number(time.Rows, 1), Number(time.Packed, 1), Number(time.Rows / time.Packed, 2)]));

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
