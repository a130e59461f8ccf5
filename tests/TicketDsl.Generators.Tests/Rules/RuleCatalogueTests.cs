extern alias generator;

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;
using Catalogue = generator::TicketDsl.Generators.Diagnostics.RuleCatalogue;

namespace TicketDsl.Generators.Tests.Rules;

public sealed partial class RuleCatalogueTests
{
    private const string Folder = "generators/TicketDsl.Generators/";

    [Test]
    public void The_release_notes_list_every_rule_with_its_category_and_severity()
    {
        var rows = TestFile.OfRepository(Folder + "AnalyzerReleases.Unshipped.md").Text.Split('\n').Where(row => row.StartsWith("TKT", StringComparison.Ordinal));
        Assert.That(rows, Is.EqualTo(Catalogue.All.Select(rule =>
            $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}")));
    }

    [Test]
    public void The_documentation_has_a_section_a_rule_with_what_is_wrong_and_what_is_right()
    {
        var sections = Section().Matches(TestFile.OfRepository(Folder + "DIAGNOSTICS.md").Text);
        Assert.That(sections.Select(section => $"{section.Groups["id"].Value} {section.Groups["title"].Value} {Severity(section.Groups["severity"].Value)}"), Is.EqualTo(
            Catalogue.All.Select(rule => $"{rule.Id} {rule.Title.ToString(CultureInfo.InvariantCulture)} {rule.DefaultSeverity}")));
    }

    [Test]
    public void A_rules_link_names_its_section()
    {
        Assert.That(Catalogue.All.Select(rule => rule.HelpLinkUri), Is.EqualTo(
            Catalogue.All.Select(rule => $"DIAGNOSTICS.md#{rule.Id.ToLowerInvariant()}")));
    }

    [Test]
    public void Every_rule_has_a_mistake_that_breaks_it_in_both_languages_unless_its_section_says_why_not()
    {
        // Names that are used twice and blocks of elsewhere take several files, too deep and too large ones are made by a loop.
        AssertCover(RecordRuleTests.Mistakes().Concat(RecordVariantRuleTests.Mistakes()).Concat(RecordTableRuleTests.Mistakes()).Select(Mistake), Language.CSharp, "TKT104", "TKT222", "TKT524");
        AssertCover(YamlRuleTests.Mistakes().Concat(YamlVariantRuleTests.Mistakes()).Concat(YamlTableRuleTests.Mistakes()).Select(Mistake), Language.Yaml, "TKT104", "TKT404", "TKT405");

        static string Mistake(TestCaseData mistake) => ((RuleCase)mistake.Arguments[0]!).Id;
    }

    [Test]
    public void Every_rule_lets_a_declaration_pass_in_both_languages_unless_its_section_says_why_not()
    {
        AssertCover(SoundRecordTests.Sound().Concat(SoundVariantTests.Records()).Concat(SoundTableTests.Records()).Select(Sound), Language.CSharp);
        AssertCover(SoundYamlTests.Sound().Concat(SoundVariantTests.Files()).Concat(SoundTableTests.Files()).Select(Sound), Language.Yaml);

        static string Sound(TestCaseData sound) => ((SoundCase)sound.Arguments[0]!).Id;
    }

    [Test]
    public void Errors_can_not_be_silenced_and_all_else_can()
    {
        foreach (var rule in Catalogue.All)
        {
            Assert.That(
                rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable), Is.EqualTo(rule.DefaultSeverity == DiagnosticSeverity.Error), rule.Id);
        }
    }

    private enum Language
    {
        CSharp,
        Yaml,
    }

    private static void AssertCover(IEnumerable<string> ids, Language language, params string[] elsewhere) =>
        Assert.That(ids.Concat(elsewhere).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(Rules(language)));

    /// <summary>The rules that hold in a language: all but those whose section gives a reason why they are of the other alone.</summary>
    private static IEnumerable<string> Rules(Language language)
    {
        var other = language == Language.CSharp ? "YAML" : "C#";
        var text = TestFile.OfRepository(Folder + "DIAGNOSTICS.md").Text;
        var aboutYaml = text.IndexOf("\n## YAML files\n", StringComparison.Ordinal);
        var variants = text.IndexOf("\n## Variants\n", StringComparison.Ordinal);
        return Section().Matches(text)
            .Where(section => !Regex.IsMatch(section.Value, $@"\*{Regex.Escape(other)} only\*: \w[^\n]{{10,}}\.\n"))
            .Where(section => language == Language.Yaml || section.Index < aboutYaml || section.Index > variants)
            .Select(section => section.Groups["id"].Value);
    }

    private static string Severity(string written) => written switch
    {
        "" => nameof(DiagnosticSeverity.Error),
        "warning" => nameof(DiagnosticSeverity.Warning),
        "information" => nameof(DiagnosticSeverity.Info),
        _ => written,
    };

    [GeneratedRegex(@"^### (?<id>TKT\d+)\n\n\*\*(?<title>[^*]+)\*\*( \(\*(?<severity>[a-z]+)\*\))?\. [^\n]+\n\nWrong:\n```(?<language>csharp|yaml)\n(?:[^`]+)\n```\nRight:\n```\k<language>\n(?:[^`]+)\n```$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
