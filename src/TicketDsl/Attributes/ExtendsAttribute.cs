namespace TicketDsl;

/// <summary>
/// Declares a variant of another experiment: what the variant's own attributes do not say is as the base has it, argument by argument.
/// A variant without positional parameters has the base's network, one with parameters its own.
/// </summary>
/// <remarks>
/// <c>[IterativePruning(Rounds = 15)]</c> on a variant changes the rounds and keeps the base's fraction. An optimizer, a pruning or an
/// initializer of another kind than the base's takes the place of the whole; so do a decay of the learning rate and the branches.
/// A variant draws its random numbers by the base's seed unless it declares one, so that the two can be compared in pairs.
/// </remarks>
/// <param name="experiment">The base: an experiment of this project, which may be a variant itself.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExtendsAttribute(Type experiment) : Attribute
{
    /// <summary>The base.</summary>
    public Type Experiment { get; } = experiment;

    /// <summary>What the base has and the variant has not.</summary>
    public ExperimentPart[] Without { get; set; } = [];
}
