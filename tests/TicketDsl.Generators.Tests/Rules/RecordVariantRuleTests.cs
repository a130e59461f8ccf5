using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>Mistakes in variants and sweeps that are records.</summary>
public sealed class RecordVariantRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_variant_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Variant("TKT106", "(ExperimentPart)9", "is no part of an experiment", "", "typeof(Sample), Without = [(ExperimentPart)9, ExperimentPart.Branches]"),
            Variant("TKT501", "‹typeof(Layer)›", "'Layer' is no experiment of this project that could be extended; write one of 'Sample'", "[Adam(0.1)]", "typeof(Layer)"),
            Variant("TKT502", "‹typeof(Variant)›", "'Variant' would extend itself, and nothing", "", "typeof(Variant)"),
            Variant("TKT503", "‹Sgd(Momentum = 0.9)›", "The learning rate of 'Variant' must be declared, since its base has none of that kind; write for example [Sgd(0.1)]", "[Sgd(Momentum = 0.9)]"),
            Sample("TKT503", "record ‹Sample›(", "The data set of 'Sample' must be declared, since it extends no experiment that has it; write for example [Experiment(Dataset.Mnist)]", "Experiment(Dataset.Mnist, ", "Experiment("),
            Sample("TKT503", "‹Training(BatchSize", "The training's length of 'Sample'", "\"5000it\", ", "") with { Place = "‹Training(BatchSize = 60, Validation = 4000, EvaluateEvery = \"100it\")›" },
            Sample("TKT503", "‹Adam(Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)›", "The learning rate of 'Sample'", "0.001, ", ""),
            Variant("TKT504", "\"Hidden.Dropot\"", "'Hidden.Dropot' is no setting of 'Variant' that can be changed by its name; did you mean 'Hidden.Dropout'?", "[Set(\"Hidden.Dropot\", 0.5)]"),
            Variant("TKT504", "\"LearningRate\"", "did you mean 'Adam.LearningRate'?", "[Sweep(\"LearningRate\", 0.5)]"),
            Variant("TKT504", "\"Sgd.Momentum\"", "write for example 'Adam.LearningRate'", "[Sweep(\"Sgd.Momentum\", 0.5)]"),
            Variant("TKT505", "‹\"half\"›", "'Hidden.Dropout' must be a number, but is \"half\"; write for example 0.5", "[Set(\"Hidden.Dropout\", \"half\")]"),
            Variant("TKT505", "‹2.5›", "'IterativePruning.Rounds' must be a whole number, but is 2.5", "[Sweep(\"IterativePruning.Rounds\", 2, 2.5)]"),
            Variant("TKT505", "\"magnitude\"", "'IterativePruning.Criterion' must be a Criterion, but is \"magnitude\"; write one of Criterion.Magnitude", "[Sweep(\"IterativePruning.Criterion\", \"magnitude\")]"),
            Variant("TKT505", "‹\"500\"›", "must be a step, but is \"500\"; write for example \"500it\"", "[Set(\"IterativePruning.RewindTo\", \"500\")]"),
            Variant("TKT506", "2)]\n[Set(‹\"IterativePruning.Rounds\"›", "'IterativePruning.Rounds' is set twice on 'Variant'", "[Set(\"IterativePruning.Rounds\", 2)]\n[Set(\"IterativePruning.Rounds\", 1)]"),
            Variant("TKT506", "2)]\n[Sweep(‹\"IterativePruning.Rounds\"›", "is swept twice on 'Variant'", "[Sweep(\"IterativePruning.Rounds\", 2)]\n[Sweep(\"IterativePruning.Rounds\", 1)]"),
            Variant("TKT507", "typeof(Sample)", "Variant 'Variant' is in all but its name the experiment 'Sample'", "[Training(BatchSize = 60)]"),
            Variant("TKT508", "ExperimentPart.WarmUp", "'Sample' has no WarmUp to leave out", "", "typeof(Sample), Without = [ExperimentPart.WarmUp, ExperimentPart.Branches]"),
            Variant("TKT509", "\"Adam.LearningRate\"", "The sweep of 'Variant' has no values for 'Adam.LearningRate'; write for example [Sweep(\"Adam.LearningRate\", 0.1, 0.2)]", "[Sweep(\"Adam.LearningRate\")]"),
            Variant("TKT510", "‹Sweep(\"Training.BatchSize\", ", "The sweep of 'Variant' has 12100 points, but at most 10000 are supported", ManyPoints) with { Place = "‹Sweep(\"Training.BatchSize\", " + Values(1, 110) + ")›" },
            Variant("TKT511", "‹0.10›", "Value 0.1 of 'Adam.LearningRate' is in the sweep twice", "[Sweep(\"Adam.LearningRate\", 0.1, 0.2, 0.10)]"),

            // What a value makes of the experiment is told at the value.
            Variant("TKT309", "‹-0.5›", "Learning rate -0.5", "[Sweep(\"Adam.LearningRate\", 0.1, -0.5)]\n[Sweep(\"Training.BatchSize\", 10, 20)]"),
            Variant("TKT328", "‹\"9ep\"›", "", "[Set(\"IterativePruning.RewindTo\", \"9ep\")]"),
            Variant("TKT304", "‹\"50it\"›", "", "[Sweep(\"Training.Steps\", \"50it\", \"500it\")]"),
            Variant("TKT321", "Fraction = ‹1.2›", "Pruning fraction 1.2 on 'Variant'", "[IterativePruning(Fraction = 1.2)]"),
            Variant("TKT101", "record ‹Variant›", "write 'public partial record Variant(…)'", "[Adam(0.1)]").And("partial record Variant", "record Variant"),
        };
        return cases.Select((mistake, i) => new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ")[..Math.Min(60, mistake.Place.Length)]}"));
    }

    private static readonly string ManyPoints = $"[Sweep(\"Training.BatchSize\", {Values(1, 110)})]\n[Sweep(\"Training.Validation\", {Values(1001, 110)})]";

    private static string Values(int first, int count) => string.Join(", ", Enumerable.Range(first, count));

    private static RuleCase Sample(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.Record.With(piece, replacement));

    private static RuleCase Variant(string id, string place, string message, string attributes, string extends = "typeof(Sample)") => new(id, place, message, new TestFile("Variant.cs", $"""
        using TicketDsl;

        namespace Tests;

        /// <summary>A variant.</summary>
        [Extends({extends})]{(attributes.Length > 0 ? "\n" + attributes : "")}
        public partial record Variant;

        """.ReplaceLineEndings("\n")))
    { Beside = [Samples.Record] };
}
