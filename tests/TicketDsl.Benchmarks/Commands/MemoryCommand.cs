using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>memory</c>: what a replicate of LeNet-300-100 takes beside the data set, and what an iteration allocates.</summary>
internal static class MemoryCommand
{
    private const int Replicates = 16;
    private const double AskedMegabytes = 12;

    public static Command Create()
    {
        var command = new Command("memory", """
            Prints the memory that a replicate of LeNet-300-100 takes beside the data set (at most 12 MB are asked for), and the bytes that
            iterations allocate on the collector's heap: in an epoch's second half, where 0 are asked for, and in the iteration that
            shuffles for the next epoch. The first is the growth of the process by 16 replicates.
            """);
        command.SetAction(_ =>
        {
            Cores.StayOnOneCore();
            (string What, double[] Densities)[] cases = [("dense", [1]), ("under masks of 8.6 %", [0.086]), ("dense, then under masks of 8.6 %", [1, 0.086])];
            var examples = LitImages.All;
            Console.WriteLine(ThisMachine.Line);
            Console.WriteLine();
            Console.Write(MarkdownTable.Write(new TableData(
                [
                    new("replicate"), new("MB", ColumnAlignment.Right), new("asked, at most", ColumnAlignment.Right),
                    new("bytes allocated in an iteration", ColumnAlignment.Right), new("asked", ColumnAlignment.Right), new("at a new epoch", ColumnAlignment.Right),
                ],
                cases.Select(one => Row(examples, one.What, one.Densities)))));
            return 0;
        });
        return command;
    }

    private static double Megabytes(Examples examples, double[] densities)
    {
        MaskSet[] masks = [.. densities.Select(LenetTraining.RandomMasks)];

        // The first compiles the code, so that its memory is not counted.
        Grown(examples, masks, replicates: 1);
        return Grown(examples, masks, Replicates) / Replicates / 1e6;
    }

    /// <summary>Bytes by which the process grows: native memory lies outside the heap that the collector could tell of.</summary>
    private static double Grown(Examples examples, MaskSet[] masks, int replicates)
    {
        var trainings = new List<LenetTraining>();
        var before = Resident();
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var training = new LenetTraining(examples);
            trainings.Add(training);
            foreach (var mask in masks)
            {
                training.Start(mask);
                training.Train(2);
            }
        }

        var after = Resident();
        foreach (var training in trainings) training.Dispose();
        return after - before;
    }

    private static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    private static string[] Row(Examples examples, string what, double[] densities)
    {
        var megabytes = Megabytes(examples, densities);
        using var training = new LenetTraining(examples);
        training.Start(LenetTraining.RandomMasks(densities[^1]));

        // The first epoch compiles the code.
        training.Train(LenetTraining.IterationsPerEpoch + LenetTraining.IterationsPerEpoch / 2);
        var iterations = LenetTraining.IterationsPerEpoch - LenetTraining.IterationsPerEpoch / 2;
        var within = Allocated(training, iterations) / (double)iterations;
        var between = Allocated(training, 1);
        return [what, Number(megabytes), Number(AskedMegabytes), Number(within), "0", Number(between)];
    }

    private static long Allocated(LenetTraining training, int iterations)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        training.Train(iterations);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
