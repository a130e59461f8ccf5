using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Variants;

/// <summary>One thing that a declaration says: how it is read from one and put into another.</summary>
/// <typeparam name="TOwner">What has it: an experiment or a layer.</typeparam>
/// <param name="Field">The field that has a place where it was written.</param>
/// <param name="CSharp">Its name in C#: <c>Adam.LearningRate</c>.</param>
/// <param name="Yaml">Its name in YAML: <c>optimizer.adam.learning-rate</c>.</param>
/// <param name="Type">What it takes; null for what can not be changed by its name.</param>
/// <param name="AppliesTo">Whether an owner has it.</param>
/// <param name="Get">Its value; the owner has it.</param>
/// <param name="With">The owner with another value.</param>
internal sealed record Setting<TOwner>(
    DeclarationField Field,
    string CSharp,
    string Yaml,
    SettingType? Type,
    Func<TOwner, bool> AppliesTo,
    Func<TOwner, object?> Get,
    Func<TOwner, object?, TOwner> With)
{
    /// <summary>Its name in a front end.</summary>
    public string Name(DeclarationFront front) => front == DeclarationFront.CSharp ? CSharp : Yaml;

    /// <summary>Its short name in YAML, where it has one: <c>optimizer.adam</c>.</summary>
    public string? YamlShort { get; init; }
}
