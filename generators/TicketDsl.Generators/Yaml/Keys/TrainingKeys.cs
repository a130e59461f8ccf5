namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of <c>training</c>.</summary>
internal static class TrainingKeys
{
    public static readonly YamlKey Steps = new(
        "steps", new StepType(), "5000it",
        "How long each level is trained: 5000it for iterations, 20ep for epochs.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Batch = new(
        "batch", new WholeNumberType(AtLeast: 0), "60",
        "Examples an iteration; 0 takes all of them. 0 if left out.");

    public static readonly YamlKey Validation = new(
        "validation", new WholeNumberType(AtLeast: 0), "5000",
        "Training examples set apart for validation, by which the early-stop iteration is found. 0 if left out.");

    public static readonly YamlKey EvaluateEvery = new(
        "evaluate-every", new StepType(), "100it",
        "How often to validate, as a step. Only at the end if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [Steps, Batch, Validation, EvaluateEvery];
}
