using System.CommandLine;
using System.Globalization;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Cli.Commands;

/// <summary><c>export NAME</c>: writes what a replicate's training starts from, for NumPy.</summary>
internal static class ExportCommand
{
    public static Command Create(Catalogue catalogue, Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "An experiment; list names them." };
        var replicate = new Option<int>("--replicate") { Description = "Which repetition, from 0.", HelpName = "R" };
        var iterations = new Option<int>("--iterations")
        {
            Description = "How many batches to write, from the first on.",
            HelpName = "N",
            DefaultValueFactory = _ => 200,
        };
        var density = new Option<double?>("--density") { Description = "Also write random masks under which this share of each layer's weights remains.", HelpName = "D" };
        var output = new Option<string>("--output", "-o") { Description = "Folder to write to.", HelpName = "FOLDER", Required = true };
        var command = new Command("export", """
            Writes what a replicate's training starts from, as NumPy's .npz files:
              weights.npz       initial weights, float32: Fc1.weight [units, inputs], Fc1.bias [units] …;
                                of a convolution Conv1.weight [filters, channels, size, size], of its batch norm
                                Conv1Norm.weight, .bias, .running_mean, .running_var [filters]
              masks.npz         masks of the dense network, uint8, under the names of the weights
              random-masks.npz  with --density: the same for random masks
              batches.npz       rows of the training set, int32: batches [iterations, batch]

            Example:
              export LenetMnist --density 0.2 --output exported
            """)
        {
            name, replicate, iterations, density, output,
        };
        command.SetAction(parsed =>
        {
            var experiment = catalogue.Experiment(parsed.GetRequiredValue(name));
            var (run, count, share) = (parsed.GetValue(replicate), parsed.GetValue(iterations), parsed.GetValue(density));
            if (run < 0) throw Wrong($"--replicate {run}: replicates are counted from 0.");
            if (count < 1) throw Wrong($"--iterations {count}: at least 1 is needed.");
            if (share is { } asked && !(asked > 0 && asked <= 1)) throw Wrong($"--density {asked}: a density is above 0 and at most 1; write 0.2 to leave 20 % of the weights.");
            var export = new ReplicateExport(experiment, run);
            var files = new List<(string Name, IReadOnlyList<NpyArray> Arrays)>
            {
                ("weights.npz", export.WeightArrays()),
                ("masks.npz", export.MaskArrays(1)),
                ("batches.npz", [export.BatchArray(count)]),
            };
            if (share is { } random) files.Insert(2, ("random-masks.npz", export.MaskArrays(random)));
            OutputFolder.Open(parsed.GetRequiredValue(output)).Write([.. files.Select(
                file => (file.Name, (Action<Stream>)(stream => NpzArchive.Write(stream, file.Arrays))))]);
            foreach (var (file, arrays) in files)
                terminal.Output.WriteLine($"{file}: {string.Join(", ", arrays.Select(array => $"{array.Name} [{string.Join(", ", array.Shape)}]"))}");
            return ExitCode.Done;
        });
        return command;
    }

    private static TicketException Wrong(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), badUse: true);
}
