using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.CodeFixes.Tests;

public sealed class ReplacementFixTests
{
    private const string Pruning = "IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")";

    [TestCase("20", "0.2", TestName = "A_whole_percentage_becomes_a_fraction")]
    [TestCase("12.5", "0.125", TestName = "A_broken_percentage_becomes_a_fraction")]
    [TestCase("12.3", "0.123", TestName = "A_percentage_is_divided_as_a_decimal")]
    [TestCase("2", "0.02", TestName = "A_small_percentage_becomes_a_fraction")]
    public Task A_percentage_becomes_a_fraction(string percentage, string fraction) => Mend.CheckAsync(
        new ReplacementFix(), "TKT321", $"Write {fraction}",
        Samples.Record.With("Fraction = 0.2", $"Fraction = {percentage}"), Samples.Record.With("Fraction = 0.2", $"Fraction = {fraction}"));

    [Test]
    public Task A_layers_own_percentage_becomes_a_fraction() => Mend.CheckAsync(
        new ReplacementFix(), "TKT321", "Write 0.1", Samples.Record.With("PruningFraction(0.1)", "PruningFraction(10)"), Samples.Record);

    [Test]
    public Task A_percentage_in_a_list_becomes_a_fraction() => Mend.CheckAsync(
        new ReplacementFix(), "TKT321", "Write 0.8", OneShot("[0.5, 80, 0.9]"), OneShot("[0.5, 0.8, 0.9]"));

    [TestCase("100", TestName = "A_hundred_percent_is_offered_nothing")]
    [TestCase("101", TestName = "More_than_a_hundred_percent_is_offered_nothing")]
    [TestCase("-20", TestName = "A_negative_percentage_is_offered_nothing")]
    [TestCase("0", TestName = "Nothing_to_prune_is_offered_nothing")]
    [TestCase("1", TestName = "One_is_offered_nothing_since_it_may_mean_everything")]
    [TestCase("double.NaN", TestName = "What_is_no_number_is_offered_nothing")]
    [TestCase("1e300", TestName = "What_no_decimal_can_hold_is_offered_nothing")]
    [TestCase("2 * 10", TestName = "A_computed_percentage_is_offered_nothing")]
    [TestCase("Percent.Usual", TestName = "A_named_percentage_is_offered_nothing")]
    public Task A_fraction_without_an_obvious_mend(string fraction) => Mend.CheckNoOfferAsync(
        new ReplacementFix(), "TKT321",
        Samples.Record.With("Fraction = 0.2", $"Fraction = {fraction}")
            .With("Layer Output);\n", "Layer Output);\n\npublic static class Percent { public const int Usual = 20; }\n"));

    [Test]
    public Task The_last_layer_gets_the_units_that_the_data_set_needs() => Mend.CheckAsync(
        new ReplacementFix(), "TKT208", "Write 10", Samples.Record.With("Linear(10)", "Linear(11)"), Samples.Record);

    [Test]
    public Task Only_the_units_change_where_they_are_named() => Mend.CheckAsync(
        new ReplacementFix(), "TKT208", "Write 10",
        Samples.Record.With("Linear(10)", "Linear(units: /* digits */ 1_0_0)"), Samples.Record.With("Linear(10)", "Linear(units: /* digits */ 10)"));

    [Test]
    public Task All_fractions_of_a_project_are_mended_at_once_each_by_its_own_number()
    {
        var broken = Samples.Record.With("Fraction = 0.2", "Fraction = 20").With("PruningFraction(0.1)", "PruningFraction(10)");
        return Mend.CheckAllAsync(new ReplacementFix(), "TKT321", [broken, Mend.Second(broken)], [Samples.Record, Mend.Second(Samples.Record)]);
    }

    [TestCase("Hidden.Dropot", "Hidden.Dropout", TestName = "A_misspelt_setting_of_a_layer_is_written_as_it_was_meant")]
    [TestCase("Beta1", "Adam.Beta1", TestName = "A_setting_without_its_owner_gets_it")]
    public Task A_setting_is_written_as_it_was_meant(string written, string meant) =>
        Mend.CheckAsync(new ReplacementFix(), "TKT504", $"Write \"{meant}\"", Variant(written), Variant(meant));

    [Test]
    public Task A_setting_that_is_near_to_none_is_offered_nothing() => Mend.CheckNoOfferAsync(new ReplacementFix(), "TKT504", Variant("Sgd.Momentum"));

    private static TestFile Variant(string setting) => Samples.Record.With(
        "Layer Output);\n", $"Layer Output);\n\n/// <summary>A variant.</summary>\n[Extends(typeof(Sample))]\n[Set(\"{setting}\", 0.5)]\npublic partial record Variant;\n");

    private static TestFile OneShot(string fractions) =>
        Samples.Record.With(Pruning, $"OneShotPruning(Fractions = {fractions})").With(", PruningFraction(0.1)", "");
}
