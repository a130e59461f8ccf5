namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>A key of a YAML file. The parser reads by it, messages propose it, and an editor's schema is written from it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Type">What its value may be.</param>
/// <param name="Example">A value that it may have, as a message writes it.</param>
/// <param name="Description">What it says, in a sentence or two for an editor to show.</param>
/// <param name="IsRequired">Whether an experiment has an error without it, be it the parser's or the validator's.</param>
/// <param name="IsInherited">Whether a variant may leave it out where others must have it, since its base has it.</param>
internal sealed record YamlKey(string Name, YamlType Type, string Example, string Description, bool IsRequired = false, bool IsInherited = false)
{
    /// <summary>The key with its example.</summary>
    public string Written => $"{Name}: {Example}";
}
