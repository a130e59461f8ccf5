using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

public sealed class SummaryTests
{
    [TestCase("/// <summary>One line.</summary>", "One line.", TestName = "A_summary_on_one_line")]
    [TestCase("/// <summary>\n/// Over   two\n/// lines.\n/// </summary>\n/// <remarks>Not this.</remarks>", "Over two lines.", TestName = "A_summary_over_lines")]
    [TestCase("/// <summary>A &amp; B &lt; C &#233; &#x2192; &unknown;</summary>", "A & B < C é → &unknown;", TestName = "Entities_are_decoded")]
    [TestCase("/// <summary>See <see cref=\"TicketDsl.Layer\"/> and <paramref name=\"Hidden\"/>, <c>code</c>.</summary>", "See Layer and Hidden, code.", TestName = "Tags_leave_their_text")]
    [TestCase("/** <summary>In a\n * block.</summary> */", "In a block.", TestName = "A_block_comment")]
    [TestCase("/// No tags at all.", "No tags at all.", TestName = "A_comment_without_tags")]
    [TestCase("/// <summary>Never closed.", "", TestName = "A_summary_that_does_not_end_is_none")]
    [TestCase("// <summary>No doc comment.</summary>", "", TestName = "A_plain_comment_is_none")]
    [TestCase("/// <summary>Quotes \"and\" \\ back.</summary>", "Quotes \"and\" \\ back.", TestName = "Quotes_and_backslashes_are_kept")]
    public void The_summary_of_a_record(string comment, string summary)
    {
        var file = Samples.Record.With("/// <summary>An experiment to break.</summary>", comment);
        Assert.That(Summary(file, DocumentationMode.Diagnose), Is.EqualTo(summary));
        Assert.That(Summary(file, DocumentationMode.None), Is.EqualTo(summary), "The same where documentation is off.");
    }

    [TestCase("summary: >\n  Folded\n  text.", "Folded text.", TestName = "A_folded_summary")]
    [TestCase("summary: \"Quoted: <a> & b\"", "Quoted: <a> & b", TestName = "A_quoted_summary")]
    public void The_summary_of_a_YAML_file(string line, string summary)
    {
        var file = Samples.Yaml.With("summary: An experiment to break.", line);
        var run = GeneratorRun.Of(file);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
        Assert.That(run.Sources["Sample.Network.g.cs"], Does.Contain($"Summary = {SymbolDisplay.FormatLiteral(summary, quote: true)},"));
    }

    private static string Summary(TestFile file, DocumentationMode mode)
    {
        var tree = CSharpSyntaxTree.ParseText(file.Text, TestCompilation.ParseOptions.WithDocumentationMode(mode), file.Path);
        var result = GeneratorRun.Driver().WithUpdatedParseOptions((CSharpParseOptions)tree.Options).RunGenerators(TestCompilation.Of([tree])).GetRunResult();
        var network = result.Results.Single().GeneratedSources.Single(source => source.HintName == "Sample.Network.g.cs").SourceText.ToString();
        var literal = network.Split('\n').Single(line => line.Contains("    Summary = ", StringComparison.Ordinal)).Trim()["Summary = ".Length..^1];
        return ((Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax)SyntaxFactory.ParseExpression(literal)).Token.ValueText;
    }
}
