namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys that both kinds of pruning have.</summary>
internal static class SharedPruningKeys
{
    public static readonly YamlKey RewindTo = new(
        "rewind-to", new StepType(), "0it",
        "The step of the dense training whose weights the survivors take up again. 0it, the initial weights, if left out.");

    public static readonly YamlKey Retraining = new(
        "retraining", WordType.Of<Retraining>(), "rewind",
        "What a pruned network is trained from: rewind takes up the weights of the rewind step again; fine-tune keeps trained weights and the last "
        + "learning rate; learning-rate-rewind keeps trained weights and goes back in the learning rate's schedule alone. rewind if left out.");

    public static readonly YamlKey Criterion = new(
        "criterion", WordType.Of<Criterion>(), "magnitude",
        "What scores weights or units; the lowest are pruned. input-magnitude, output-magnitude and product score units; l1, l2 and l-minus-infinity "
        + "filters and channels; random those and weights; the others weights. "
        + "magnitude if left out.");

    public static readonly YamlKey Granularity = new(
        "granularity", WordType.Of<Granularity>(), "weight",
        "What is pruned as one piece: single weights, whole hidden units, filters or input channels of a layer. weight if left out.");

    public static readonly YamlKey Scope = new(
        "scope", WordType.Of<Scope>(), "layer",
        "Among which weights scores compete: within each layer, or global, among those of all layers that are pruned. layer if left out.");
}
