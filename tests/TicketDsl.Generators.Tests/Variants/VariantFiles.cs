using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Variants;

/// <summary>Variants of the samples in both languages.</summary>
internal static class VariantFiles
{
    /// <summary>A variant as a record.</summary>
    /// <param name="attributes">Its attributes but for what it extends.</param>
    /// <param name="name">Its name.</param>
    /// <param name="basedOn">What it extends.</param>
    /// <param name="layers">Its own layers, in brackets; empty for the base's.</param>
    public static TestFile Record(string attributes, string name = "Variant", string basedOn = "Sample", string layers = "") => new($"{name}.cs", $"""
        using TicketDsl;

        namespace Tests;

        /// <summary>A variant.</summary>
        [Extends(typeof({basedOn}))]{(attributes.Length > 0 ? "\n" + attributes : "")}
        public partial record {name}{layers};

        """.ReplaceLineEndings("\n"));

    /// <summary>A variant as a YAML file.</summary>
    /// <param name="keys">Its keys but for name, summary and what it extends.</param>
    /// <param name="name">Its name.</param>
    /// <param name="basedOn">What it extends.</param>
    public static TestFile Yaml(string keys, string name = "Variant", string basedOn = "Sample") => new($"{name}.ticket.yaml", $"""
        # A variant.
        experiment: {name}
        extends: {basedOn}
        summary: A variant.
        {keys}

        """.ReplaceLineEndings("\n"));

    /// <summary>The definition of one experiment among those of some files, which have no mistakes.</summary>
    public static ExperimentDefinition Definition(string name, params TestFile[] files)
    {
        var run = GeneratorRun.Of(files);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics).Select(diagnostic => diagnostic.ToString()), Is.Empty);
        return CompiledExperiments.Of(files).Get<ExperimentDefinition>($"Tests.{name}", "Definition");
    }
}
