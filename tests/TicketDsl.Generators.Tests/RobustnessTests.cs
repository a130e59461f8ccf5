using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Rules;

namespace TicketDsl.Generators.Tests;

/// <summary>Declarations damaged at random, always the same ones.</summary>
public sealed class RobustnessTests
{
    private static readonly TestFile[] YamlSamples = [Samples.Yaml, Samples.ImageYaml, Samples.BlockYaml, Samples.SweptYaml, TableFiles.Yaml];

    private static readonly TestFile[] RecordSamples =
    [
        Samples.Record, Samples.ImageRecord, Samples.BlockRecord, Samples.SweptRecord,
        Samples.Record with { Text = Samples.Record.Text + TableFiles.Record.Text[TableFiles.Record.Text.IndexOf("/// <summary>", StringComparison.Ordinal)..] },
    ];

    private static readonly string[] YamlPieces =
    [
        ":", ": ", "- ", "[", "]", "{", "}", "\n", "\t", "  ", "#", "'", "\"", "&a ", "*a", "!t ", "|", ">", "---\n", "...\n", "?", "%", "@",
        "~", "null", "-1", "0", "1e999", ".nan", "99999999999999999999", "0.5", "10", "Output", "unit", "one-shot", "units", "conv: ", "kernel: ", "stride: ", "padding: ", "max-pool: ", "flatten: ", "true", "2147483647", "cosine-decay: ", "block: ", "Basic", "repeat: ", "channels: ", "residual: ", "milestones: ", "nesterov: ", "crop: ", "extends: ", "Sample", "sweep: ", "set: ", "without: ", "network.*.dropout: ", "optimizer.adam: ", "experiment: ", "table: ", "rows: ", "columns: ", "early-stop", "reduced: ", "rearrange", "\u0000", "\uFEFF", "\uD800", "é", "\u2028",
    ];

    private static readonly string[] CSharpPieces =
    [
        "(", ")", "[", "]", "{", "}", "<", ">", ",", ";", "\"", "=", "\n", " ", "0", "-1", "1e99", "null", "default", "typeof(int)", "nameof(Layer)",
        "record", "partial", "abstract", "class", "struct", "int", "Layer", "Linear", "Conv", "MaxPool", "Flatten", "Kernel = ", "Padding = ", "2147483647", "CosineDecay", "Basic", "Repeat", "Residual", "Channels", "[Block]", "Stage1", "\"80ep\"", "[\"1ep\"]", "Nesterov = ", "typeof(Sample)", "typeof(Swept)", "[Sweep(\"Adam.LearningRate\", 1)]", "[Set(\"Hidden.Units\", 0)]", "Without = [ExperimentPart.Pruning]", "[Table(\"a\")]", "[Row(typeof(Sample))]", "Columns = [Column.EarlyStop]", "Control.Rearrange", "[Reduced(Rounds = 1)]", "*.", "Units", "Output", "Granularity.Unit", "(Dataset)7", "1 / 0", "@", "params ", "ref ", "///", "/*", "#if X\n",
    ];

    [Test]
    public void Damaged_YAML_files_give_code_or_diagnostics_but_never_an_exception([Range(0, 4)] int sample)
    {
        // A table has rows of an experiment that stands beside it.
        var compilation = sample == 4 ? GeneratorRun.Compile(Samples.Record) : GeneratorRun.Compile();
        var driver = GeneratorRun.Driver();
        var compiled = 0;
        var seen = Damage("YAML", YamlSamples, YamlPieces, sample, inTests: 2_000, file =>
        {
            driver = driver.ReplaceAdditionalTexts([file.ToAdditionalText()]);
            var time = Time(() => driver = driver.RunGenerators(compilation));
            return new Outcome(driver.GetRunResult().Results.Single(), time, result =>
            {
                // Compiling is slow: what is written for the first of them must have no errors, sound or not.
                if (!result.GeneratedSources.IsEmpty && compiled++ < 60) AssertCompiles(compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree)), file);
            });
        });
        Assert.That(seen.Sound, Is.GreaterThan(seen.Files / 40), "The damage must not be total.");
        Assert.That(seen.Diagnostics, Is.GreaterThan(seen.Files / 4), "The damage must not be none.");
    }

    [Test]
    public void Damaged_records_give_code_or_diagnostics_but_never_an_exception([Range(0, 4)] int sample)
    {
        var driver = GeneratorRun.Driver();
        var empty = GeneratorRun.Compile();
        var compiled = 0;
        var seen = Damage("record", RecordSamples, CSharpPieces, sample, inTests: 1_000, file =>
        {
            var compilation = empty.AddSyntaxTrees(file.ToTree());
            var time = Time(() => driver = driver.RunGenerators(compilation));
            return new Outcome(driver.GetRunResult().Results.Single(), time, result =>
            {
                // A file that the compiler takes, with experiments that the generator takes, compiles with what is written for it.
                if (compiled++ < 150 && result.Diagnostics.IsEmpty && !HasErrors(compilation))
                    AssertCompiles(compilation.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree)), file);
            });
        });
        Assert.That(seen.Diagnostics, Is.GreaterThan(seen.Files / 10), "The damage must not be none.");
    }

    [TestCase("pruning:\n  one-shot:\n    fractions: [ ", "0.5, ", "]", TestName = "Very_many_numbers_are_read_in_time")]
    [TestCase("branches: [ ", "rearrange, ", "]", TestName = "Very_many_branches_are_read_in_time")]
    [TestCase("branches: { ", "a: 1, ", "}", TestName = "Very_many_keys_are_read_in_time")]
    [TestCase("network:\n", "  - A: { linear: 3 }\n", "", TestName = "Very_many_layers_are_read_in_time")]
    [TestCase("blocks:\n", "  A: [ C: { conv: 3 } ]\n", "", TestName = "Very_many_blocks_of_one_name_are_read_in_time")]
    [TestCase("blocks:\n  A:\n", "    - B: { block: A, repeat: 200 }\n", "network: [ C: { block: A } ]\n", TestName = "Very_many_uses_of_a_block_in_itself_are_read_in_time")]
    [TestCase("sweep: { optimizer.adam: [ ", "0.1, ", "] }", TestName = "Very_many_values_of_a_sweep_are_read_in_time")]
    [TestCase("sweep:\n", "  optimizer.adam: [ 1 ]\n", "", TestName = "Very_many_sweeps_are_read_in_time")]
    [TestCase("set:\n", "  network.A.dropout: 1\n", "", TestName = "Very_many_changes_are_read_in_time")]
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

    /// <summary>Damages a sample again and again, always the same way, and checks what comes of every file.</summary>
    /// <param name="what">What the files are, for the report of a longer run.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="pieces">What is put in.</param>
    /// <param name="sample">Which of the samples.</param>
    /// <param name="inTests">How many files of it; <c>TICKET_DAMAGED</c> in the environment times that for a longer run.</param>
    /// <param name="run">Runs the generator over a file.</param>
    private static (int Files, int Sound, int Diagnostics) Damage(
        string what, TestFile[] samples, string[] pieces, int sample, int inTests, Func<TestFile, Outcome> run)
    {
        var random = new Random(20_190_509);
        var files = inTests * Times;
        var (sound, diagnostics, slowest) = (0, 0, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < files; i++)
        {
            var file = samples[sample] with { Text = Damage(samples[sample].Text, pieces, random) };
            var outcome = run(file);

            // Once more before it counts as slow: another program may have been at work.
            var time = outcome.Time <= Longest || i == 0 ? outcome.Time : run(file).Time;
            if (i > 0) Assert.That(time, Is.LessThanOrEqualTo(Longest), file.Text);
            Check(file, outcome.Result);
            outcome.Compile(outcome.Result);
            if (i > 0 && time > slowest) slowest = time;
            if (outcome.Result.Diagnostics.IsEmpty) sound++;
            diagnostics += outcome.Result.Diagnostics.Length;
        }

        TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{files} damaged {what} files of sample {sample}: {sound} without and {diagnostics} diagnostics in {clock.Elapsed.TotalSeconds:F0} s, the slowest {slowest.TotalMilliseconds:F0} ms"));
        return (files, sound, diagnostics);
    }

    /// <summary>How long it takes; on a busy machine no longer than the processor worked for it.</summary>
    private static TimeSpan Time(Action work)
    {
        var (clock, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        work();
        var (passed, processor) = (clock.Elapsed, Environment.CpuUsage.TotalTime - worked);
        return passed < processor ? passed : processor;
    }

    private static void Check(TestFile file, GeneratorRunResult result)
    {
        if (result.Exception is { } exception) Assert.Fail($"{exception}\n{file.Text}");
        foreach (var diagnostic in result.Diagnostics)
        {
            var place = diagnostic.Location.GetLineSpan();
            if (!diagnostic.Id.StartsWith("TKT", StringComparison.Ordinal) || place.Path != file.Path || diagnostic.Location.SourceSpan.End > file.Text.Length)
                Assert.Fail($"{diagnostic} is at no place of its file:\n{file.Text}");
        }
    }

    private static void AssertCompiles(Compilation compilation, TestFile file) =>
        Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty, file.Text);

    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics()
        .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("TICKET_DAMAGED"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1;

    /// <summary>What came of a file.</summary>
    /// <param name="Result">What the generator did.</param>
    /// <param name="Time">How long it took.</param>
    /// <param name="Compile">Looks at what was written; slow.</param>
    private sealed record Outcome(GeneratorRunResult Result, TimeSpan Time, Action<GeneratorRunResult> Compile);

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
