extern alias generator;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TicketDsl.Generators.Tests.Harness;
using ExperimentGenerator = generator::TicketDsl.Generators.ExperimentGenerator;

namespace TicketDsl.CodeFixes.Tests;

public sealed partial class AssemblyTests
{
    private static readonly ImmutableArray<Type> Providers =
        [.. typeof(PartialRecordFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)))];

    [Test]
    public void The_generator_does_not_reference_workspaces_which_a_compiler_does_not_have()
    {
        Assert.That(typeof(ExperimentGenerator).Assembly.GetReferencedAssemblies().Select(name => name.Name), Has.None.Contains("Workspaces"));
    }

    [Test]
    public void An_editor_finds_every_fix_and_can_fix_all()
    {
        Assert.That(Providers, Is.Not.Empty);
        foreach (var provider in Providers)
        {
            var export = provider.GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false).Cast<ExportCodeFixProviderAttribute>().Single();
            Assert.That(export.Languages, Is.EqualTo([LanguageNames.CSharp]), provider.Name);
            Assert.That(Create(provider).GetFixAllProvider(), Is.SameAs(WellKnownFixAllProviders.BatchFixer), provider.Name);
        }
    }

    [Test]
    public void The_documentation_names_the_rules_that_are_fixed()
    {
        var paragraph = TestFile.OfRepository("generators/TicketDsl.Generators/DIAGNOSTICS.md").Text
            .Split("\n\n").Single(text => text.StartsWith("An editor offers to mend", StringComparison.Ordinal));
        Assert.That(RuleId().Matches(paragraph).Select(match => match.Value), Is.EquivalentTo(Providers.SelectMany(type => Create(type).FixableDiagnosticIds)));
    }

    private static CodeFixProvider Create(Type provider) => (CodeFixProvider)Activator.CreateInstance(provider)!;

    [GeneratedRegex(@"TKT\d+")]
    private static partial Regex RuleId();
}
