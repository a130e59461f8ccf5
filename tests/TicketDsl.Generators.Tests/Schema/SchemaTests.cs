extern alias generator;

using System.Text.Json.Nodes;
using generator::TicketDsl.Generators.Yaml.Keys;
using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Rules;

namespace TicketDsl.Generators.Tests.Schema;

/// <summary>The editors' schema says what the parser and the rules say, as far as a schema can.</summary>
public sealed class SchemaTests
{
    private const string File = "generators/TicketDsl.Generators/ticket.schema.json";

    /// <summary>Rules that a schema can state: what breaks one is refused in the editor. The others compare values with each other.</summary>
    private static readonly string[] Stated =
    [
        "TKT103", "TKT106", "TKT107", "TKT201", "TKT203", "TKT204", "TKT207", "TKT210", "TKT211", "TKT216", "TKT221", "TKT226", "TKT301", "TKT302", "TKT307", "TKT308", "TKT309", "TKT310", "TKT311", "TKT312", "TKT313", "TKT316", "TKT319", "TKT341",
        "TKT320", "TKT321", "TKT322", "TKT323", "TKT324", "TKT333", "TKT338", "TKT339", "TKT352", "TKT357", "TKT359", "TKT406", "TKT408", "TKT409", "TKT523", "TKT527",
    ];

    /// <summary>Files that are no document of YAML, or that an editor's own reading of YAML refuses; nor has JSON a number that is not finite.</summary>
    private static readonly string[] NotRead = ["TKT401", "TKT402", "TKT403", "TKT407", "TKT410"];

    private static readonly JsonObject Schema = JsonNode.Parse(TestFile.OfRepository(File).Text)!.AsObject();

    [Test]
    public void The_file_is_what_the_table_of_keys_says()
    {
        var path = TestFile.PathOf(File);
        var received = path.Replace(".json", ".received.json", StringComparison.Ordinal);
        var written = SchemaWriter.Write();
        System.IO.File.Delete(received);
        if (TestFile.OfRepository(File).Text == written) return;
        System.IO.File.WriteAllText(received, written);
        Assert.Fail($"The keys have changed and the schema has not. To accept: mv '{received}' '{path}'");
    }

    [Test]
    public void Every_key_has_a_sentence_for_the_editor_and_an_example()
    {
        foreach (var key in KeyPlaces.All())
        {
            Assert.That(key.Description, Does.Match("^[A-Z].*[.]$|^unit"), key.Name);
            Assert.That(key.Example.Length > 0, Is.EqualTo(key.Type is not NothingType), key.Name);
        }
    }

    [TestCaseSource(nameof(SoundFiles))]
    public void A_sound_file_is_accepted(TestFile file)
    {
        Assert.That(SchemaCheck.Mistakes(YamlDocument.Read(file.Text), Schema), Is.Empty);
        Assert.That(IsSound(file.Text), file.Text);
    }

    // That they are sound their own project's build says; many have bases and rows in other files.
    [TestCaseSource(nameof(Experiments))]
    public void A_file_of_the_experiments_is_accepted(TestFile file) => Assert.That(SchemaCheck.Mistakes(YamlDocument.Read(file.Text), Schema), Is.Empty);

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_refused_where_a_schema_can_state_its_rule(RuleCase mistake)
    {
        var refused = SchemaCheck.Mistakes(YamlDocument.Read(mistake.File.Text), Schema).ToArray();
        Assert.That(refused, Stated.Contains(mistake.Id) ? Is.Not.Empty : Is.Empty, mistake.Id);
    }

    [Test]
    public void Parser_and_schema_both_read_every_key_of_the_table()
    {
        var read = new List<YamlKey>();
        foreach (var (document, at) in Places())
        {
            var (changed, place) = Changed(document, at);
            place.Map[place.Key.Name] = new JsonArray(new JsonArray());
            AssertRefused(changed, $"'{place.Key.Name}' must not be a list of lists");
            read.Add(place.Key);
        }

        Assert.That(KeyPlaces.All().Except(read).Select(key => key.Name), Is.Empty, "Not in any document of this test");
    }

    [Test]
    public void Parser_and_schema_both_miss_a_required_key()
    {
        foreach (var (document, at) in Places())
        {
            var (changed, place) = Changed(document, at);
            place.Map.Remove(place.Key.Name);
            var isRefused = SchemaCheck.Mistakes(changed, Schema).Any();
            var isInherited = place.Key.IsInherited && changed["extends"] is not null;
            if (place.Key.IsRequired && !isInherited) Assert.That(isRefused, place.Key.Name);
            if (isRefused) Assert.That(IsSound(changed.ToJsonString()), Is.False, $"Only the schema needs '{place.Key.Name}'.");
        }
    }

    [Test]
    public void The_bounds_of_numbers_are_those_of_the_rules()
    {
        foreach (var (document, at) in Places())
        {
            foreach (var (value, isSound) in Limits(Changed(document, at).Place.Key.Type))
            {
                var (changed, place) = Changed(document, at);
                // The units of a last layer are the data set's.
                if (isSound && place.Key == LayerKeys.Linear) continue;
                place.Map[place.Key.Name] = value;
                if (!isSound) AssertRefused(changed, $"{place.Key.Name}: {value}");
                else Assert.That((SchemaCheck.Mistakes(changed, Schema), IsSound(changed.ToJsonString())), Is.EqualTo((Array.Empty<string>(), true)), $"{place.Key.Name}: {value}");
            }
        }
    }

    [Test]
    public void An_unknown_key_is_refused_in_every_map()
    {
        foreach (var (document, at) in Places())
        {
            var (changed, place) = Changed(document, at);
            place.Map["colour"] = "red";
            AssertRefused(changed, $"'colour' beside '{place.Key.Name}'");
        }
    }

    private static IEnumerable<TestCaseData> SoundFiles() => Named(Documents);

    private static IEnumerable<TestCaseData> Experiments() => Named(new DirectoryInfo(TestFile.PathOf("experiments"))
        .GetFiles("*.ticket.yaml", SearchOption.AllDirectories).Select(file => new TestFile(file.Name, System.IO.File.ReadAllText(file.FullName))));

    private static IEnumerable<TestCaseData> Named(IEnumerable<TestFile> files) => files.Select(file => new TestCaseData(file).SetArgDisplayNames(file.Path));

    private static IEnumerable<TestCaseData> Mistakes() => YamlRuleTests.Mistakes().Concat(YamlTableRuleTests.Mistakes()).Where(mistake =>
        mistake.Arguments[0] is RuleCase { Place: not (".inf" or ".nan") } rule && !NotRead.Contains(rule.Id));

    /// <summary>Just outside a number's bounds, and just inside the lower one: an upper one may break another rule.</summary>
    private static IEnumerable<(double Value, bool IsSound)> Limits(YamlType type) => type switch
    {
        WholeNumberType number => [(number.AtLeast, true), (number.AtLeast - 1, false), (number.AtMost + 1L, false)],
        NumberType number =>
        [
            .. number.AtLeast is { } least ? [(least, true), (least - 1e-9, false)] : Array.Empty<(double, bool)>(),
            .. number.Above is { } above ? [(above + 1e-9, true), (above, false)] : Array.Empty<(double, bool)>(),
            .. number.Below is { } below ? [(below, false)] : Array.Empty<(double, bool)>(),
        ],
        EitherType either => Limits(either.Short),
        _ => [],
    };

    private static IEnumerable<(TestFile Document, int At)> Places() => Documents
        .SelectMany(document => Enumerable.Range(0, KeyPlaces.Of(YamlDocument.Read(document.Text)!).Count()).Select(at => (document, at)));

    private static (JsonNode Document, KeyPlaces.KeyPlace Place) Changed(TestFile file, int at)
    {
        var document = YamlDocument.Read(file.Text)!;
        return (document, KeyPlaces.Of(document).ElementAt(at));
    }

    private static void AssertRefused(JsonNode document, string what)
    {
        Assert.That(SchemaCheck.Mistakes(document, Schema), Is.Not.Empty, $"The schema takes it: {what}");
        Assert.That(IsSound(document.ToJsonString()), Is.False, $"The parser takes it: {what}");
    }

    /// <summary>Whether the generator finds no error in the text; JSON is YAML.</summary>
    private static bool IsSound(string text) =>
        GeneratorRun.Of(new TestFile("document.ticket.yaml", text), Base).Diagnostics.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Error);

    /// <summary>What documents may extend.</summary>
    private static readonly TestFile Base = Samples.Yaml.With("experiment: Sample", "experiment: Base") with { Path = "base.ticket.yaml" };

    /// <summary>Sound experiments that together have every key.</summary>
    private static readonly TestFile[] Documents =
    [
        Samples.Yaml,
        new("one-shot", """
            experiment: OneShot
            namespace: My.Experiments
            seed: 12
            dataset: fashion-mnist
            initialization: kaiming-normal
            training: { steps: 20ep }
            optimizer: { sgd: { learning-rate: 0.1, momentum: 0.9 } }
            pruning: { one-shot: { fractions: [ 0.5, 0.8 ], rewind-to: 1ep, criterion: magnitude, granularity: weight, scope: layer, retraining: learning-rate-rewind } }
            branches: [ { reinitialize: { replicates: 3 } }, rearrange, { noise: { standard-deviations: 0.5, replicates: 2, levels: [ 1, 2 ] } }, { rewind: { levels: [] } } ]
            network: [ Hidden: { linear: 20, not-pruned: }, Output: { linear: 10, prune: { granularity: filter, criterion: l1 } } ]
            """),
        new("units", """
            experiment: Units
            dataset: xor
            training: { steps: 500it, batch: 0 }
            optimizer: { adam: 1e-3 }
            pruning: { iterative: { units: 2, rounds: 4, criterion: product, granularity: unit } }
            network: [ Hidden: { linear: 10, relu: }, Output: { linear: 1 } ]
            """),
        new("one-shot-units", """
            experiment: OneShotUnits
            dataset: xor
            training: { steps: 500it }
            optimizer: { sgd: 0.1 }
            pruning: { one-shot: { units: [ 2, 4 ], criterion: input-magnitude, granularity: unit } }
            branches: []
            network: [ Hidden: { linear: 10, relu: }, Output: { linear: 1 } ]
            """),
        new("patterns", """
            experiment: Patterns
            dataset: mnist
            training: { steps: 500it, batch: 60 }
            optimizer: { sgd: 0.1 }
            pruning: { iterative: { pattern: 2:4, rounds: 2 } }
            network: [ Hidden: { linear: 20, relu: }, Output: { linear: 10 } ]
            """),
        new("one-shot-patterns", """
            experiment: OneShotPatterns
            dataset: mnist
            training: { steps: 500it, batch: 60 }
            optimizer: { sgd: 0.1 }
            pruning: { one-shot: { patterns: [ 3:4, "2:4" ] } }
            network: [ Hidden: { linear: 20, relu: }, Output: { linear: 10 } ]
            """),
        new("convolutions", """
            experiment: Convolutions
            dataset: cifar10
            initialization: { uniform: 0.05 }
            training: { steps: 20ep, batch: 128 }
            optimizer: { sgd: { learning-rate: 0.1, momentum: 0.9, nesterov: false, weight-decay: 5e-4 } }
            learning-rate: { step-decay: { factor: 0.1, milestones: [ 5ep, 10ep ] }, warm-up: 1ep }
            augmentation: { flip: true, crop: 4 }
            network:
              - Conv1: { conv: 64, kernel: 3, stride: 2, bias: true, batch-norm: , relu: , dropout: 0.5 }
              - Conv2: { conv: 32, padding: 1, tanh: }
              - Pool1: { max-pool: 2, stride: 2 }
              - Pool2: { average-pool: 3 }
              - Flat: { flatten: }
              - Fc1: { linear: 10, sigmoid: }
              - Output: { linear: 10 }
            """),
        Samples.BlockYaml,
        new("copies", """
            experiment: Copies
            dataset: cifar10
            training: { steps: 600it }
            optimizer: { sgd: 0.1 }
            augmentation: { flip: true }
            pruning: { iterative: { fraction: 0.2, rounds: 2, rewind-to: 500it, scope: global } }
            branches: [ { reorder: { replicates: 2, levels: [ 0 ] } } ]
            network: [ Output: { linear: 10 } ]
            """),
        new("random", """
            experiment: AtRandom
            dataset: mnist
            training: { steps: 20ep, batch: 60 }
            optimizer: { sgd: 0.1 }
            pruning: { random: { densities: [ 0.5, 0.05 ], ratio: uniform } }
            network: [ Hidden: { linear: 20, relu: }, Output: { linear: 10 } ]
            """),
        new("variant", """
            experiment: Variant
            extends: Base
            without: [ branches ]
            base: true
            training: { batch: 100 }
            optimizer: { adam: { beta1: 0.8 } }
            pruning: { iterative: { rounds: 2 } }
            set: { network.Hidden.dropout: 0.5 }
            sweep: { optimizer.adam: [ 2e-4, 6e-4 ] }
            """),
        new("table", """
            table: three-rows
            namespace: My.Experiments
            title: A table.
            study: studies
            source: A paper.
            protocol: That of the paper.
            rows: [ Base, { experiment: Base, control: rearrange, name: random sparse } ]
            levels: [ 0, 3 ]
            columns: [ early-stop, in-degree ]
            reduced: { steps: 500it, rounds: 2, replicates: 3, controls: 1, control-levels: [ 2 ] }
            """),
        new("global-pooling", """
            experiment: GlobalPooling
            dataset: mnist
            training: { steps: 20ep, batch: 128 }
            optimizer: { adam: { learning-rate: 0.001, weight-decay: 1e-4 } }
            learning-rate: { cosine-decay: }
            network: [ Conv1: { conv: 8 }, Pool: { global-average-pool: }, Output: { linear: 10 } ]
            """),
    ];
}
