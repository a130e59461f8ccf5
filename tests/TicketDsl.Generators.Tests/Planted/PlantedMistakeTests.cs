using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>One mistake gives one diagnostic, whatever else is declared.</summary>
public sealed class PlantedMistakeTests
{
    private const int Declarations = 4;

    [Test]
    public void Drawn_declarations_are_sound_in_both_languages()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            foreach (var file in new[] { DrawnDeclarations.Of(seed).Record, DrawnDeclarations.Of(seed).Yaml })
            {
                var run = GeneratorRun.Of(file);
                Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics).Select(diagnostic => diagnostic.ToString()), Is.Empty, file.Text);
            }
        }
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_that_is_planted_into_a_sound_declaration_is_found_once_and_alone(PlantedMistake mistake)
    {
        // Another mistake begins elsewhere among the declarations, always in the same place.
        var first = 1000 * mistake.What.Sum(letter => letter);
        var drawn = Enumerable.Range(first, 1000).Select(DrawnDeclarations.Of).Where(mistake.Fits).Take(Declarations).ToArray();
        Assert.That(drawn, Has.Length.EqualTo(Declarations), "There must be declarations that it can be planted into.");
        foreach (var file in drawn.SelectMany(mistake.In))
        {
            var run = GeneratorRun.Of(file);
            Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo([mistake.Id]), $"{string.Join("\n", run.Diagnostics)}\n{file.Text}");
            Assert.That(run.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString()), Is.Empty, file.Text);
        }
    }

    private static IEnumerable<TestCaseData> Mistakes() => PlantedMistakes.All().Select(mistake => new TestCaseData(mistake).SetArgDisplayNames(mistake.ToString()));
}
