namespace TicketDsl.Generators.Model;

/// <summary>
/// An experiment as it was declared, from either front end. It holds no places (see <see cref="SourceMap"/>), so that
/// moving a declaration in its file changes no generated code.
/// </summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Namespace">Where the record stands; empty for the global namespace.</param>
/// <param name="Front">Which front end read it.</param>
/// <param name="SourceFile">Name of the file that declares it, without its folders.</param>
/// <param name="Summary">What the declaration says of itself, on one line; may be empty.</param>
/// <param name="Seed">The text that keys random numbers, where one was declared.</param>
/// <param name="Dataset">What is trained on; null where it could not be read.</param>
/// <param name="Scaling">How inputs are scaled.</param>
/// <param name="Replicates">Repetitions of the whole experiment.</param>
/// <param name="Initialization">What initial weights are drawn from.</param>
/// <param name="Training">How each level is trained; null where it was not declared.</param>
/// <param name="Optimizer">What updates the weights; null where it was not declared.</param>
/// <param name="LearningRate">How the learning rate changes.</param>
/// <param name="Augmentation">How training images are changed; null where it was not declared.</param>
/// <param name="Pruning">How weights are pruned; null where it was not declared.</param>
/// <param name="Branches">The controls, in declared order.</param>
/// <param name="Layers">The layers, in order.</param>
/// <param name="Blocks">The blocks that the layers use, and those that these use.</param>
internal sealed record ExperimentSpec(
    string Name,
    string Namespace,
    DeclarationFront Front,
    string SourceFile,
    string Summary,
    string? Seed,
    Dataset? Dataset,
    InputScaling Scaling,
    int Replicates,
    InitializationSpec Initialization,
    TrainingSpec? Training,
    OptimizerSpec? Optimizer,
    LearningRateSpec LearningRate,
    AugmentationSpec? Augmentation,
    PruningSpec? Pruning,
    EquatableArray<BranchSpec> Branches,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<BlockSpec> Blocks)
{
    /// <summary>Repetitions where none are declared; the same as <c>ExperimentAttribute.Replicates</c>.</summary>
    public const int DefaultReplicates = 5;

    /// <summary>The name of the experiment whose settings hold where this declaration says nothing; null where it is no variant.</summary>
    public string? Extends { get; init; }

    /// <summary>What of the base's is left out.</summary>
    public EquatableArray<LeftOutSpec> Without { get; init; }

    /// <summary>Whether the layers stand in the declaration, not in its base's.</summary>
    public bool HasOwnNetwork { get; init; } = true;

    /// <summary>Whether it is only there to be extended.</summary>
    public bool IsBase { get; init; }

    /// <summary>The settings that are changed by their names, in declared order.</summary>
    public EquatableArray<SettingChange> Changes { get; init; }

    /// <summary>The settings that are swept over, in declared order.</summary>
    public EquatableArray<SweepSpec> Sweeps { get; init; }

    /// <summary>The text that keys random numbers.</summary>
    public string EffectiveSeed => Seed ?? Name;

    /// <summary>Whether blocks become types within the record, as those of a YAML file do.</summary>
    public bool HasOwnBlocks => Front == DeclarationFront.Yaml && HasOwnNetwork;

    /// <summary>Whether a block of that name becomes a type within the record.</summary>
    public bool HasOwnBlock(string name) => HasOwnBlocks && Blocks.Any(block => block.Name == name);

    /// <summary>The block that a layer uses, where there is one.</summary>
    public BlockSpec? Block(BlockUseSpec use) => Blocks.FirstOrDefault(block => block.TypeName == use.Block);

    /// <summary>The record's name with its namespace, as generated code writes it.</summary>
    public string QualifiedName => Qualified(Namespace, Name);

    /// <summary>A record's name with its namespace, as generated code writes it.</summary>
    public static string Qualified(string space, string name) =>
        space.Length == 0 ? $"global::{Naming.Identifier.Escape(name)}" : $"global::{space}.{Naming.Identifier.Escape(name)}";

    /// <summary>The record's name as generated code writes it.</summary>
    public string EscapedName => Naming.Identifier.Escape(Name);
}
