using System.Diagnostics;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

/// <summary>Declarations damaged at random, always the same ones.</summary>
public sealed class RobustnessTests
{
    private static readonly TestFile[] YamlSamples = [Samples.Yaml, Samples.ImageYaml, Samples.BlockYaml];

    private static readonly TestFile[] RecordSamples = [Samples.Record, Samples.ImageRecord, Samples.BlockRecord];

    private static readonly string[] YamlPieces =
    [
        ":", ": ", "- ", "[", "]", "{", "}", "\n", "\t", "  ", "#", "'", "\"", "&a ", "*a", "!t ", "|", ">", "---\n", "...\n", "?", "%", "@",
        "~", "null", "-1", "0", "1e999", ".nan", "99999999999999999999", "0.5", "10", "Output", "unit", "one-shot", "units", "conv: ", "kernel: ", "stride: ", "padding: ", "max-pool: ", "flatten: ", "true", "2147483647", "cosine-decay: ", "block: ", "Basic", "repeat: ", "channels: ", "residual: ", "milestones: ", "nesterov: ", "crop: ", "\u0000", "\uFEFF", "\uD800", "é", "\u2028",
    ];

    private static readonly string[] CSharpPieces =
    [
        "(", ")", "[", "]", "{", "}", "<", ">", ",", ";", "\"", "=", "\n", " ", "0", "-1", "1e99", "null", "default", "typeof(int)", "nameof(Layer)",
        "record", "partial", "abstract", "class", "struct", "int", "Layer", "Linear", "Conv", "MaxPool", "Flatten", "Kernel = ", "Padding = ", "2147483647", "CosineDecay", "Basic", "Repeat", "Residual", "Channels", "[Block]", "Stage1", "\"80ep\"", "[\"1ep\"]", "Nesterov = ", "Units", "Output", "Granularity.Unit", "(Dataset)7", "1 / 0", "@", "params ", "ref ", "///", "/*", "#if X\n",
    ];

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Two_thousand_damaged_YAML_files_give_code_or_diagnostics_but_never_an_exception(int sample)
    {
        var sampled = YamlSamples[sample];
        var random = new Random(20_190_509);
        var compilation = GeneratorRun.Compile();
        var driver = GeneratorRun.Driver();
        var checks = 60;
        var (sound, broken) = (0, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var file = sampled with { Text = Damage(sampled.Text, YamlPieces, random) };
            driver = driver.ReplaceAdditionalTexts([file.ToAdditionalText()]);
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var after, out _);
            var result = driver.GetRunResult().Results.Single();
            Check(file, result);
            if (result.Diagnostics.IsEmpty) sound++;
            else broken++;

            // Compiling is slow: what is written for the first of them must have no errors, sound or not.
            if (result.GeneratedSources.IsEmpty || checks-- <= 0) continue;
            Assert.That(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty, file.Text);
        }

        Assert.That(sound, Is.GreaterThan(50), "The damage must not be total.");
        Assert.That(broken, Is.GreaterThan(500), "The damage must not be none.");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void A_thousand_damaged_records_give_code_or_diagnostics_but_never_an_exception(int sample)
    {
        var sampled = RecordSamples[sample];
        var random = new Random(20_180_301);
        var driver = GeneratorRun.Driver();
        var errors = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var file = sampled with { Text = Damage(sampled.Text, CSharpPieces, random) };
            var compilation = GeneratorRun.Compile(file);
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var after, out _);
            var result = driver.GetRunResult().Results.Single();
            Check(file, result);
            errors += result.Diagnostics.Length;

            // A file that the compiler takes, with experiments that the generator takes, compiles with what is written for it.
            if (i >= 150 || !result.Diagnostics.IsEmpty || HasErrors(compilation)) continue;
            Assert.That(after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty, file.Text);
        }

        Assert.That(errors, Is.GreaterThan(100));
    }

    [TestCase("pruning:\n  one-shot:\n    fractions: [ ", "0.5, ", "]", TestName = "Very_many_numbers_are_read_in_time")]
    [TestCase("branches: [ ", "rearrange, ", "]", TestName = "Very_many_branches_are_read_in_time")]
    [TestCase("branches: { ", "a: 1, ", "}", TestName = "Very_many_keys_are_read_in_time")]
    [TestCase("network:\n", "  - A: { linear: 3 }\n", "", TestName = "Very_many_layers_are_read_in_time")]
    [TestCase("blocks:\n", "  A: [ C: { conv: 3 } ]\n", "", TestName = "Very_many_blocks_of_one_name_are_read_in_time")]
    [TestCase("blocks:\n  A:\n", "    - B: { block: A, repeat: 200 }\n", "network: [ C: { block: A } ]\n", TestName = "Very_many_uses_of_a_block_in_itself_are_read_in_time")]
    [TestCase("", "a: b\n", "", TestName = "Very_many_lines_are_read_in_time")]
    [TestCase("seed: ", "a", "", TestName = "A_very_long_word_is_read_in_time")]
    [TestCase("seed: ", "? ", "", TestName = "Very_many_question_marks_are_read_in_time")]
    public void A_file_of_nearly_a_million_characters(string start, string repeated, string end)
    {
        var head = Samples.Yaml.Text[..Samples.Yaml.Text.IndexOf("pruning:", StringComparison.Ordinal)];
        var file = Samples.Yaml with { Text = head + start + string.Concat(Enumerable.Repeat(repeated, 900_000 / repeated.Length)) + end };
        var clock = Stopwatch.StartNew();
        var result = GeneratorRun.Driver(file).RunGenerators(GeneratorRun.Compile()).GetRunResult().Results.Single();
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(result.Diagnostics, Is.Not.Empty);
        Check(file, result);
    }

    private static void Check(TestFile file, GeneratorRunResult result)
    {
        Assert.That(result.Exception, Is.Null, file.Text);
        foreach (var diagnostic in result.Diagnostics)
        {
            Assert.That(diagnostic.Id, Does.StartWith("TKT"), file.Text);
            Assert.That(diagnostic.Location.GetLineSpan().Path, Is.EqualTo(file.Path), file.Text);
            Assert.That(diagnostic.Location.SourceSpan.End, Is.LessThanOrEqualTo(file.Text.Length), file.Text);
        }
    }

    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics()
        .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>One or two pieces dropped, doubled, moved or put in.</summary>
    private static string Damage(string text, string[] pieces, Random random)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            var from = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - from);
            text = random.Next(5) switch
            {
                0 => text.Remove(from, length),
                1 => text.Insert(from, text.Substring(from, length)),
                2 => text.Remove(from, length).Insert(random.Next(text.Length - length), text.Substring(from, length)),
                3 => text.Insert(from, pieces[random.Next(pieces.Length)]),
                _ => text.Remove(from, length).Insert(from, pieces[random.Next(pieces.Length)]),
            };
        }

        return text;
    }
}
