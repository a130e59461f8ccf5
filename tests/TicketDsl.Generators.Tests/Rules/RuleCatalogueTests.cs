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
    public void Every_rule_has_a_mistake_that_breaks_it()
    {
        string[] elsewhere = ["TKT104", "TKT404", "TKT405"];
        var broken = RecordRuleTests.Mistakes().Concat(YamlRuleTests.Mistakes()).Concat(RecordVariantRuleTests.Mistakes()).Concat(YamlVariantRuleTests.Mistakes()).Select(mistake => ((RuleCase)mistake.Arguments[0]!).Id);
        Assert.That(broken.Concat(elsewhere).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(Catalogue.All.Select(rule => rule.Id)));
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
