using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads the record's attributes but for pruning.</summary>
internal sealed class SettingsParser(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes)
{
    private readonly AttributeReader? _experiment = attributes.FirstOrDefault(static attribute => attribute.Name == "Experiment");

    public string? Seed() => Note(_experiment?.Named<string?>("Seed"), DeclarationField.Seed, notes)?.Value;

    public bool IsBase() => _experiment?.Named<bool>("IsBase")?.Value ?? false;

    public Dataset? Dataset() => Enumerated<Dataset>(_experiment?.Positional<int>(0), "data set", DeclarationField.Dataset, notes);

    public InputScaling Scaling() => Enumerated<InputScaling>(_experiment?.Named<int>("Scaling"), "input scaling", DeclarationField.Scaling, notes) ?? InputScaling.Unit;

    public int Replicates() =>
        Note(_experiment?.Named<int>("Replicates"), DeclarationField.Replicates, notes)?.Value ?? ExperimentSpec.DefaultReplicates;

    public InitializationSpec Initialization()
    {
        if (Find("Initialization") is not { } attribute) return InitializationSpec.Default;
        notes.Place(DeclarationField.Initialization, attribute.Location);
        var initializer = Enumerated<Initializer>(attribute.Positional<int>(0), "initializer", null, notes);
        var deviation = Note(attribute.Named<double>("StandardDeviation"), DeclarationField.StandardDeviation, notes)?.Value;
        var limit = Note(attribute.Named<double>("Limit"), DeclarationField.Limit, notes)?.Value;
        return initializer is { } known ? new InitializationSpec(known, deviation, limit) : InitializationSpec.Default;
    }

    public TrainingSpec? Training()
    {
        if (Find("Training") is not { } attribute) return null;
        notes.Place(DeclarationField.Training, attribute.Location);
        var steps = Note(attribute.Positional<string?>(0), DeclarationField.Steps, notes);
        var every = Note(attribute.Named<string?>("EvaluateEvery"), DeclarationField.EvaluateEvery, notes);
        return new TrainingSpec(
            steps is null ? null : notes.Step(steps.Value, steps.Location, "the training length"),
            Note(attribute.Named<int>("BatchSize"), DeclarationField.BatchSize, notes)?.Value ?? 0,
            Note(attribute.Named<int>("Validation"), DeclarationField.Validation, notes)?.Value ?? 0,
            every is null or { Value: "" } ? null : notes.Step(every.Value, every.Location, "EvaluateEvery"));
    }

    public OptimizerSpec? Optimizer(string experiment)
    {
        OptimizerSpec? first = null;
        foreach (var attribute in attributes.Where(static attribute => attribute.Name is "Adam" or "Sgd"))
        {
            if (first is not null)
            {
                var other = attribute.Name == "Adam" ? "Sgd" : "Adam";
                notes.Report(RuleIds.SeveralOptimizers, attribute.Location, experiment, attribute.Name, other);
                return new UnreadableOptimizerSpec();
            }

            notes.Place(DeclarationField.Optimizer, attribute.Location);
            var rate = Note(attribute.Positional<double>(0), DeclarationField.LearningRate, notes)?.Value;
            var decay = Number(attribute, "WeightDecay", DeclarationField.WeightDecay, 0);
            first = attribute.Name == "Sgd"
                ? new SgdSpec(rate, Number(attribute, "Momentum", DeclarationField.Momentum, 0))
                {
                    WeightDecay = decay,
                    Nesterov = Note(attribute.Named<bool>("Nesterov"), DeclarationField.Nesterov, notes)?.Value ?? false,
                }
                : new AdamSpec(
                    rate,
                    Number(attribute, "Beta1", DeclarationField.Beta1, AdamSpec.Default.Beta1),
                    Number(attribute, "Beta2", DeclarationField.Beta2, AdamSpec.Default.Beta2),
                    Number(attribute, "Epsilon", DeclarationField.Epsilon, AdamSpec.Default.Epsilon))
                { WeightDecay = decay };
        }

        return first;
    }

    public AugmentationSpec? Augmentation()
    {
        if (Find("Augmentation") is not { } attribute) return null;
        notes.Place(DeclarationField.Augmentation, attribute.Location);
        return new AugmentationSpec(
            Note(attribute.Named<bool>("Flip"), DeclarationField.Flip, notes)?.Value ?? false,
            Note(attribute.Named<int>("CropPadding"), DeclarationField.CropPadding, notes)?.Value ?? 0);
    }

    public EquatableArray<BranchSpec> Branches() => attributes
        .Where(static attribute => attribute.Name == "Branch")
        .Select((attribute, i) =>
        {
            if (i == 0) notes.Place(DeclarationField.Branches, attribute.Location);
            notes.Place(DeclarationField.Branch, attribute.Location, i);
            var control = Enumerated<Control>(attribute.Positional<int>(0), "control", null, notes);
            return new BranchSpec(control, Note(attribute.Named<int>("Replicates"), DeclarationField.BranchReplicates, notes, i)?.Value ?? 1);
        })
        .ToEquatableArray();

    /// <summary>The word of the enumeration that the argument's number stands for, or null, and then it is reported.</summary>
    public static T? Enumerated<T>(Argument<int>? argument, string what, DeclarationField? field, DeclarationNotes notes)
        where T : struct, Enum
    {
        if (argument is null) return null;
        if (field is { } placed) notes.Place(placed, argument.Location);
        if (Enum.IsDefined(typeof(T), argument.Value)) return (T)Enum.ToObject(typeof(T), argument.Value);
        var type = typeof(T).Name;
        notes.Report(
            RuleIds.UnknownWord, argument.Location, $"({type}){argument.Value}", what,
            $"write one of {string.Join(", ", Enum.GetNames(typeof(T)).Select(name => $"{type}.{name}"))}");
        return null;
    }

    /// <summary>The argument, after its place is noted.</summary>
    public static Argument<T>? Note<T>(Argument<T>? argument, DeclarationField field, DeclarationNotes notes, int index = -1)
    {
        if (argument is not null) notes.Place(field, argument.Location, index);
        return argument;
    }

    private double Number(AttributeReader attribute, string name, DeclarationField field, double otherwise) =>
        Note(attribute.Named<double>(name), field, notes)?.Value ?? otherwise;

    private AttributeReader? Find(string name) => attributes.FirstOrDefault(attribute => attribute.Name == name);
}
