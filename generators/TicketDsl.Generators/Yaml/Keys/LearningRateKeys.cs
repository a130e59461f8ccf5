namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>learning-rate</c>.</summary>
internal static class LearningRateKeys
{
    public static readonly YamlKey Factor = new("factor", NumberType.Fraction, "0.1", "What the learning rate is multiplied by.", IsRequired: true);

    public static readonly YamlKey Milestones = new(
        "milestones", new ListType(new StepType(), IsEmptyAllowed: false), "[ 80ep, 120ep ]",
        "The steps from which the new rate holds, ascending and before the end of training.", IsRequired: true);

    public static readonly YamlKey StepDecay = new(
        "step-decay", new MapType([Factor, Milestones]), "{ factor: 0.1, milestones: [ 80ep, 120ep ] }",
        "The learning rate is multiplied at each milestone.");

    public static readonly YamlKey CosineDecay = new(
        "cosine-decay", new NothingType(), "",
        "The learning rate falls to 0 along half a cosine over the whole training; stands without a value.");

    public static readonly YamlKey WarmUp = new(
        "warm-up", new StepType(), "1ep",
        "How long the learning rate first rises in a line, as a step.");

    /// <summary>How the learning rate falls: at most one of these.</summary>
    public static readonly IReadOnlyList<YamlKey> Decays = [StepDecay, CosineDecay];

    public static readonly IReadOnlyList<YamlKey> All = [.. Decays, WarmUp];
}
