extern alias generator;

using System.Globalization;
using System.Text;
using generator::TicketDsl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TicketDsl.Benchmarks.Generator;

/// <summary>A project of many declarations, half of them records and half YAML files, and the generator's driver over it.</summary>
internal sealed class DeclaredProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private readonly YamlText[] _yaml;
    private readonly SyntaxTree[] _records;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    /// <param name="declarations">How many declarations; every second is YAML.</param>
    public DeclaredProject(int declarations)
    {
        var numbers = Enumerable.Range(0, declarations).ToArray();
        _records = [.. numbers.Where(number => number % 2 == 0).Select(number => Tree(number, rounds: 20))];
        _yaml = [.. numbers.Where(number => number % 2 == 1).Select(number => new YamlText(number, rounds: 20))];
        _compilation = CSharpCompilation.Create("Many", _records, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create([new ExperimentGenerator().AsSourceGenerator()], _yaml, ParseOptions);
    }

    /// <summary>Runs the generator over the project as it stands.</summary>
    public void Run() => _driver = _driver.RunGenerators(_compilation);

    /// <summary>Demands that every declaration was sound and written.</summary>
    public void Check()
    {
        var result = _driver.GetRunResult().Results.Single();
        var registry = result.GeneratedSources.Count(source => source.HintName.EndsWith(".Network.g.cs", StringComparison.Ordinal));
        if (result.Exception is not null || !result.Diagnostics.IsEmpty || registry != _records.Length + _yaml.Length)
            throw new InvalidOperationException($"{registry} declarations were written. {result.Exception} {result.Diagnostics.FirstOrDefault()}");
    }

    /// <summary>Changes the rounds of one record.</summary>
    public void EditRecord(int index, int rounds)
    {
        var edited = Tree(2 * index, rounds);
        _compilation = _compilation.ReplaceSyntaxTree(_records[index], edited);
        _records[index] = edited;
    }

    /// <summary>Changes the rounds of one YAML file.</summary>
    public void EditYaml(int index, int rounds)
    {
        var edited = new YamlText(2 * index + 1, rounds);
        _driver = _driver.ReplaceAdditionalText(_yaml[index], edited);
        _yaml[index] = edited;
    }

    private static SyntaxTree Tree(int number, int rounds) => CSharpSyntaxTree.ParseText(
        SourceText.From(string.Create(CultureInfo.InvariantCulture, $$"""
        using TicketDsl;

        namespace Many;

        /// <summary>LeNet-300-100 on MNIST, iterative pruning.</summary>
        [Experiment(Dataset.Mnist, Replicates = 5)]
        [Training("50000it", BatchSize = 60, Validation = 5_000, EvaluateEvery = "100it")]
        [Adam(1.2e-3)]
        [IterativePruning(Fraction = 0.20, Rounds = {{rounds}}, RewindTo = "{{number}}it")]
        [Branch(Control.Reinitialize, Replicates = 3)]
        public partial record Record{{number}}(
            [Linear({{300 + number}}), Relu] Layer Fc1,
            [Linear(100), Relu] Layer Fc2,
            [Linear(10), PruningFraction(0.10)] Layer Output);
        """), Encoding.UTF8), ParseOptions, $"Record{number}.cs");

    private static IEnumerable<MetadataReference> References()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder).Append(typeof(ExperimentDefinition).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private sealed class YamlText(int number, int rounds) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(string.Create(CultureInfo.InvariantCulture, $$"""
            experiment: File{{number}}
            summary: LeNet-300-100 on MNIST, iterative pruning.
            dataset: mnist
            replicates: 5
            training: { steps: 50000it, batch: 60, validation: 5000, evaluate-every: 100it }
            optimizer: { adam: 1.2e-3 }
            pruning: { iterative: { fraction: 0.20, rounds: {{rounds}}, rewind-to: {{number}}it } }
            branches: [ { reinitialize: { replicates: 3 } } ]
            network:
              - Fc1:    { linear: {{300 + number}}, relu: }
              - Fc2:    { linear: 100, relu: }
              - Output: { linear: 10, pruning-fraction: 0.10 }
            """), Encoding.UTF8);

        public override string Path { get; } = $"file{number}.ticket.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
