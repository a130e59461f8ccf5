using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>A mistake that can be planted into a sound declaration.</summary>
/// <param name="Id">The rule that it breaks.</param>
/// <param name="What">What it is.</param>
/// <param name="Fits">Whether there is a place for it.</param>
/// <param name="Plant">Plants it.</param>
public sealed record PlantedMistake(string Id, string What, Func<DrawnDeclaration, bool> Fits, Func<DrawnDeclaration, DrawnDeclaration> Plant)
{
    /// <summary>Whether the compiler would not let it happen in C#.</summary>
    public bool IsOfYamlAlone { get; init; }

    /// <summary>Plants it into the file's text, where it is one of how a YAML file is written.</summary>
    public Func<string, string> PlantText { get; init; } = text => text;

    /// <summary>The files with it, one a language.</summary>
    public IEnumerable<TestFile> In(DrawnDeclaration sound)
    {
        var planted = Plant(sound);
        yield return planted.Yaml with { Text = PlantText(planted.Yaml.Text) };
        if (!IsOfYamlAlone) yield return planted.Record;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {What}";
}
