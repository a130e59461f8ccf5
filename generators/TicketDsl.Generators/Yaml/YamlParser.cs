using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads a <c>*.ticket.yaml</c> file. It judges how the file is written; what it says is the validator's.</summary>
internal static class YamlParser
{
    /// <summary>How the name of a file ends that declares an experiment or a table.</summary>
    public const string FileSuffix = ".ticket.yaml";

    /// <summary>The declaration that a file holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text; null where it can not be read, which the compiler reports.</param>
    /// <param name="rootNamespace">Where the record stands if the file does not say.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static YamlFile Parse(string path, SourceText? text, string rootNamespace, CancellationToken cancellation)
    {
        var notes = new DeclarationNotes();
        if (text is null) return new YamlFile(new Declaration(null, notes.Places, notes.Diagnostics), null);
        var (root, file) = (YamlReader.Read(path, text, notes, cancellation), System.IO.Path.GetFileName(path));
        if (YamlTableParser.IsTable(root)) return new YamlFile(null, YamlTableParser.Parse((YamlMap)root!, file, rootNamespace, notes));
        EquatableArray<BlockDeclaration> blocks = [];
        var spec = root is null ? null : Experiment(root, file, rootNamespace, notes, out blocks);
        return new YamlFile(new Declaration(spec, notes.Places, notes.Diagnostics) { Blocks = blocks }, null);
    }

    private static ExperimentSpec? Experiment(
        YamlNode root, string file, string rootNamespace, DeclarationNotes notes, out EquatableArray<BlockDeclaration> blocks)
    {
        blocks = [];
        if (root is not YamlMap { Entries.Count: > 0 } map)
        {
            notes.Report(RuleIds.YamlWrongType, root.Location, "An experiment", "a map of keys", root.Describe(), $"'{ExperimentKeys.Experiment.Written}'");
            return null;
        }

        var keys = new YamlMapReader(map, "an experiment", map.Entries[0].Key.Location, notes, ExperimentKeys.All);
        var nameEntry = keys.Require(ExperimentKeys.Experiment, DeclarationField.Experiment);
        var name = nameEntry is null ? null : YamlValue.Text(nameEntry, ExperimentKeys.Experiment.Example, notes);
        notes.Place(DeclarationField.Experiment, keys.Place);
        if (keys.Find(ExperimentKeys.Network) is { } network) notes.Place(DeclarationField.Network, network.Key.Location);

        var variant = new YamlVariantParser(keys, notes);
        var extends = variant.Extends();
        notes.IsVariant = extends is not null;
        var settings = new YamlSettingsParser(keys, notes);
        var space = settings.Namespace(rootNamespace);
        var parts = new YamlBlocksParser(keys, name ?? "", ExperimentSpec.Qualified(space, name ?? ""), notes);
        blocks = parts.Parse();
        var spec = new ExperimentSpec(
            Name: name ?? "",
            Namespace: space,
            Front: DeclarationFront.Yaml,
            SourceFile: file,
            Summary: settings.Summary(),
            Seed: settings.Seed(),
            Dataset: settings.Dataset(),
            Scaling: keys.Word(ExperimentKeys.Scaling, "input scaling", DeclarationField.Scaling, (InputScaling?)InputScaling.Unit) ?? InputScaling.Unit,
            Replicates: keys.Integer(ExperimentKeys.Replicates, DeclarationField.Replicates, ExperimentSpec.DefaultReplicates),
            Initialization: settings.Initialization(),
            Training: settings.Training(),
            Optimizer: YamlOptimizerParser.Parse(keys, name ?? "", notes),
            LearningRate: YamlLearningRateParser.Parse(keys, name ?? "", notes),
            Augmentation: settings.Augmentation(),
            Pruning: YamlPruningParser.Parse(keys, name ?? "", notes),
            Branches: YamlBranchParser.Parse(keys, notes),
            Layers: YamlNetworkParser.Parse(keys, parts, notes),
            Blocks: blocks.Select(static block => block.Spec).ToEquatableArray())
        {
            IsBase = variant.IsBase(),
            HasOwnNetwork = extends is null || keys.Find(ExperimentKeys.Network) is not null,
            Extends = extends,
            Without = variant.Without(),
            Changes = variant.Changes(),
            Sweeps = variant.Sweeps(name ?? ""),
        };

        // Without a name nothing can be written; what is wrong beside it is known when it has one.
        return name is null ? null : spec;
    }
}
