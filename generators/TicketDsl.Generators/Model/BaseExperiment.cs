namespace TicketDsl.Generators.Model;

/// <summary>What a variant knows of what it changes.</summary>
/// <param name="Spec">The base, its own bases' settings in it; null where it is not known or never ends.</param>
/// <param name="BrokenRules">The rules that it breaks, which are told of there alone.</param>
/// <param name="IsSound">Whether it has no error.</param>
internal sealed record BaseExperiment(ExperimentSpec? Spec, EquatableArray<string> BrokenRules, bool IsSound)
{
    /// <summary>One that is not there.</summary>
    public static BaseExperiment None { get; } = new(null, [], IsSound: false);
}
