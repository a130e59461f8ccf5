using System.Collections.Immutable;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>
/// A declaration drawn at random, in both languages: an attribute of the record and a key of the file a section, whose settings go by
/// their YAML keys. Mistakes are planted into it before it is written.
/// </summary>
/// <param name="Dataset">The data set as YAML names it; in C# what <paramref name="CastDataset"/> says, where it says something.</param>
/// <param name="Sections">What is declared beside the layers, by the key of the file that it stands under.</param>
/// <param name="Branches">The controls with their replicates.</param>
/// <param name="Layers">The layers.</param>
public sealed record DrawnDeclaration(
    string Dataset, ImmutableArray<DrawnSection> Sections, ImmutableArray<(string Control, string Replicates)> Branches, ImmutableArray<DrawnLayer> Layers)
{
    /// <summary>Repetitions.</summary>
    public string Replicates { get; init; } = "5";

    /// <summary>The data set in C#, where it can not be named.</summary>
    public string? CastDataset { get; init; }

    /// <summary>The section of that name, if there is one.</summary>
    public DrawnSection? Section(string name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>Whether a section of that name has that key.</summary>
    public bool Has(string section, string key) => Section(section)?.Settings.Any(pair => pair.Key == key) == true;

    /// <summary>With a setting more, or with another value of one that there is.</summary>
    public DrawnDeclaration With(string section, string key, string value) => Change(section, old => old.With(key, value));

    /// <summary>Without a setting.</summary>
    public DrawnDeclaration Without(string section, string key) =>
        Change(section, old => old with { Settings = old.Settings.RemoveAll(pair => pair.Key == key) });

    /// <summary>Without a section.</summary>
    public DrawnDeclaration Without(string section) => this with { Sections = Sections.RemoveAll(one => one.Name == section) };

    /// <summary>With a section more.</summary>
    public DrawnDeclaration With(DrawnSection section) => this with { Sections = Sections.Add(section) };

    /// <summary>With the first layer changed of those that a condition holds for.</summary>
    public DrawnDeclaration WithLayer(Func<DrawnLayer, bool> which, Func<DrawnLayer, DrawnLayer> change)
    {
        var layer = Layers.First(which);
        return this with { Layers = Layers.Replace(layer, change(layer)) };
    }

    /// <summary>As a record.</summary>
    public TestFile Record => new("Drawn.cs", $"""
        using TicketDsl;

        namespace Tests;

        /// <summary>Drawn at random.</summary>
        [Experiment({CastDataset ?? $"Dataset.{DrawnLayer.Pascal(Dataset)}"}, Replicates = {Replicates})]
        {string.Concat(Sections.Select(section => section.CSharp + "\n"))}{string.Concat(Branches.Select(branch => $"[Branch(Control.{DrawnLayer.Pascal(branch.Control)}, Replicates = {branch.Replicates})]\n"))}public partial record Drawn({string.Join(", ", Layers.Select(layer => layer.CSharp))});

        """.ReplaceLineEndings("\n"));

    /// <summary>As a YAML file.</summary>
    public TestFile Yaml => new("drawn.ticket.yaml", $"""
        experiment: Drawn
        dataset: {Dataset}
        replicates: {Replicates}
        {string.Concat(Sections.GroupBy(section => section.Parent).Select(group => group.Key is null
            ? string.Concat(group.Select(section => $"{section.Name}: {section.Yaml}\n"))
            : $"{group.Key}: {{ {string.Join(", ", group.Select(section => section.IsSingle ? $"{section.Name}: {section.Settings[0].Value}" : $"{section.Name}: {section.Yaml}"))} }}\n"))}branches: [ {string.Join(", ", Branches.Select(branch => $"{branch.Control}: {{ replicates: {branch.Replicates} }}").Select(branch => $"{{ {branch} }}"))} ]
        network:{(Layers.IsEmpty ? " []\n" : "\n" + string.Concat(Layers.Select(layer => layer.Yaml)))}
        """.ReplaceLineEndings("\n"));

    private DrawnDeclaration Change(string section, Func<DrawnSection, DrawnSection> change) =>
        this with { Sections = [.. Sections.Select(one => one.Name == section ? change(one) : one)] };
}
