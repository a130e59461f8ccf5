using System.CommandLine;
using System.Globalization;
using TicketDsl.Benchmarks.Drawing;
using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>curve</c>: what an iteration of LeNet-300-100 costs as weights are pruned, under random masks and under those of real pruning.</summary>
internal static class CurveCommand
{
    private static readonly double[] DensitiesWithoutMnist = [.. Enumerable.Range(0, 21).Select(level => Math.Pow(0.8, level))];

    public static Command Create()
    {
        var output = new Option<string?>("--output", "-o") { Description = "File to write as well: a drawing if it ends in .svg, else the table.", HelpName = "FILE" };
        var steps = CommandParts.Count("--steps", "Iterations of each training that real masks are pruned from.", otherwise: 2000);
        var command = new Command("curve", """
            Times an iteration of LeNet-300-100 at the densities of a ladder, on one core, and prints a table:
            random masks, and where MNIST is found those of real iterative pruning, both on MNIST's images.
            """)
        {
            steps, output,
        };
        command.SetAction(parsed =>
        {
            Cores.StayOnOneCore();
            var file = parsed.GetValue(output);
            if (file is not null) RefuseUnlessWritable(file);
            if (Mnist.Lack is { } lack) Console.Error.WriteLine($"Only random masks, on random images. {lack}");
            var curves = Mnist.Lack is null ? OnMnist(parsed.GetValue(steps)) : OnRandomImages();
            var table = MarkdownTable.Write(Table(curves));
            Console.WriteLine(ThisMachine.Line);
            Console.WriteLine();
            Console.Write(table);
            if (file is not null)
            {
                File.WriteAllText(file, file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
                    ? SvgCurves.Draw($"LeNet-300-100, µs an iteration. {ThisMachine.Line}", curves)
                    : $"{ThisMachine.Line}\n\n{table}");
            }

            return 0;
        });
        return command;
    }

    private static Curve[] OnMnist(int steps)
    {
        using var random = new LenetTraining(Mnist.Data.Training);
        using var pruned = new LenetTraining(Mnist.Data.Training);
        var times = MnistLadder.Masks(steps).Select(masks =>
        {
            random.Start(LenetTraining.RandomMasks(masks));
            pruned.Start(masks);
            var (first, second) = Timing.MediansInTurn(
                LenetTraining.Iterations, () => random.Train(LenetTraining.Iterations), () => pruned.Train(LenetTraining.Iterations));
            return (Random: new CurvePoint(masks.Density, first / 1e3), Pruned: new CurvePoint(masks.Density, second / 1e3));
        }).ToArray();
        return [new Curve("random masks", [.. times.Select(time => time.Random)]), new Curve("pruned masks", [.. times.Select(time => time.Pruned)])];
    }

    private static Curve[] OnRandomImages()
    {
        using var training = new LenetTraining(LitImages.All);
        return [new Curve("random masks", [.. DensitiesWithoutMnist.Select(
            density => new CurvePoint(density, training.Nanoseconds(LenetTraining.RandomMasks(density)) / 1e3))])];
    }

    private static TableData Table(Curve[] curves) => new(
        [new("weights remaining %", ColumnAlignment.Right), .. curves.Select(curve => new TableColumn($"{curve.Name}, µs", ColumnAlignment.Right))],
        curves[0].Points.Select((point, i) => (IReadOnlyList<string>)[
            (100 * point.Density).ToString("F1", CultureInfo.InvariantCulture),
            .. curves.Select(curve => curve.Points[i].Microseconds.ToString("F1", CultureInfo.InvariantCulture))]));

    /// <summary>Said before minutes of measuring, not after.</summary>
    private static void RefuseUnlessWritable(string file)
    {
        try
        {
            File.AppendAllText(file, "");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TicketException($"--output {file}: cannot be written ({failure.Message.TrimEnd('.')}); give a file that you may write.", badUse: true, failure);
        }
    }
}
