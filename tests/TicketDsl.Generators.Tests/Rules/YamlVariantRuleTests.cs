using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>Mistakes in variants and sweeps that are YAML files.</summary>
public sealed class YamlVariantRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_variant_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Variant("TKT106", "branchs", "'branchs' is no part of an experiment; did you mean 'branches'?", "without: [ branchs ]\nreplicates: 2"),
            Variant("TKT408", "without: ‹branches›", "'without' must be a list", "without: branches\nreplicates: 2"),
            Variant("TKT408", "‹extends›: [", "'extends' must be text, but is a list", "", "[ Sample ]"),
            Variant("TKT408", "network.Hidden.dropout", "must be a single value, but is a list", "set: { network.Hidden.dropout: [ 1 ] }"),
            Variant("TKT408", "optimizer.adam: ‹0.5›", "'optimizer.adam' must be a list", "sweep: { optimizer.adam: 0.5 }"),
            Variant("TKT407", "2, ‹pruning.iterative.rounds›", "", "set: { pruning.iterative.rounds: 2, pruning.iterative.rounds: 1 }"),
            Variant("TKT501", "Sampel", "'Sampel' is no experiment of this project that could be extended; did you mean 'Sample'?", "replicates: 2", "Sampel"),
            Variant("TKT501", "LenetMnist", "write one of 'Sample'", "replicates: 2", "LenetMnist"),
            Variant("TKT502", "extends: ‹Variant›", "'Variant' would extend itself, and nothing", "replicates: 2", "Variant"),
            Variant("TKT503", "‹sgd›", "The learning rate of 'Variant' must be declared, since its base has none of that kind; write for example 'learning-rate: 0.1'", "optimizer: { sgd: { momentum: 0.9 } }"),
            Variant("TKT504", "network.Hidden.dropot", "did you mean 'network.Hidden.dropout'?", "set: { network.Hidden.dropot: 0.5 }"),
            Variant("TKT504", "optimizer.sgd", "'optimizer.sgd' is no setting of 'Variant'", "sweep: { optimizer.sgd: [ 0.5 ] }"),
            Variant("TKT505", "half", "'network.Hidden.dropout' must be a number, but is 'half'; write for example 0.5", "set: { network.Hidden.dropout: half }"),
            Variant("TKT505", "‹2.5›", "'pruning.iterative.rounds' must be a whole number, but is '2.5'", "sweep: { pruning.iterative.rounds: [ 2, 2.5 ] }"),
            Variant("TKT505", "magnitud", "'pruning.iterative.criterion' must be a word for criterion, but is 'magnitud'; did you mean 'magnitude'?", "set: { pruning.iterative.criterion: magnitud }"),
            Variant("TKT506", "optimizer.adam.learning-rate", "is swept twice on 'Variant'", "sweep: { optimizer.adam: [ 0.1, 0.2 ], optimizer.adam.learning-rate: [ 0.3 ] }"),
            Variant("TKT507", "extends: ‹Sample›", "Variant 'Variant' is in all but its name the experiment 'Sample'", "replicates: 5"),
            Variant("TKT508", "warm-up", "'Sample' has no warm-up to leave out", "without: [ warm-up, branches ]"),
            Variant("TKT509", "‹sweep›", "The sweep of 'Variant' has no values; write for example 'sweep: { optimizer.adam: [ 2e-4, 6e-4 ] }'", "sweep: {}"),
            Variant("TKT408", "‹sweep›:", "'sweep' must be a map, but is empty", "replicates: 2\nsweep:"),
            Variant("TKT509", "optimizer.adam", "The sweep of 'Variant' has no values for 'optimizer.adam.learning-rate'; write for example 'optimizer.adam.learning-rate: [ 0.1, 0.2 ]'", "sweep: { optimizer.adam: [] }"),
            Variant("TKT510", "‹sweep›", "The sweep of 'Variant' has 12100 points, but at most 10000 are supported", $"sweep: {{ training.batch: [ {Values(1, 110)} ], training.validation: [ {Values(1001, 110)} ] }}"),
            Variant("TKT511", "‹0.10›", "Value 0.1 of 'optimizer.adam.learning-rate' is in the sweep twice", "sweep: { optimizer.adam: [ 0.1, 0.2, 0.10 ] }"),
            Variant("TKT309", "‹-0.5›", "Learning rate -0.5", "sweep: { optimizer.adam: [ 0.1, -0.5 ], training.batch: [ 10, 20 ] }"),
            Variant("TKT321", "fraction: ‹1.2›", "Pruning fraction 1.2 on 'Variant'", "pruning: { iterative: { fraction: 1.2 } }"),
        };
        return cases.Select((mistake, i) =>
            new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ")}"));
    }

    private static string Values(int first, int count) => string.Join(", ", Enumerable.Range(first, count));

    private static RuleCase Variant(string id, string place, string message, string keys, string extends = "Sample") => new(
        id, place, message, new TestFile("variant.ticket.yaml", $"experiment: Variant\nextends: {extends}\nsummary: A variant.\n{keys}\n"))
    { Beside = [Samples.Yaml] };
}
