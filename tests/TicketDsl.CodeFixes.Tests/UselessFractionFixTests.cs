using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.CodeFixes.Tests;

public sealed class UselessFractionFixTests
{
    private const string Output = "[Linear(10), PruningFraction(0.1)] Layer Output";

    [TestCase(Output, "[Linear(10)] Layer Output", TestName = "The_last_of_a_list_goes_with_the_comma_before_it")]
    [TestCase("[PruningFraction(0.1), Linear(10)] Layer Output", "[Linear(10)] Layer Output", TestName = "The_first_of_a_list_goes_with_the_comma_after_it")]
    [TestCase("[Linear(10)] [PruningFraction(0.1)] Layer Output", "[Linear(10)] Layer Output", TestName = "One_in_brackets_of_its_own_goes_with_them")]
    [TestCase("[PruningFraction(0.1)]\n    [Linear(10)] Layer Output", "[Linear(10)] Layer Output", TestName = "One_on_a_line_of_its_own_goes_with_the_line")]
    public Task It_is_removed(string broken, string mended) => Mend.CheckAsync(
        new UselessFractionFix(), "TKT330", "Remove the pruning fraction", OneShot(broken), OneShot(mended));

    [Test]
    public Task All_of_a_project_are_removed_at_once()
    {
        var broken = OneShot(Output).With("[Linear(300), Relu]", "[Linear(300), PruningFraction(0.3), Relu]");
        var mended = OneShot("[Linear(10)] Layer Output");
        return Mend.CheckAllAsync(new UselessFractionFix(), "TKT330", [broken, Mend.Second(broken)], [mended, Mend.Second(mended)]);
    }

    private static TestFile OneShot(string output) => Samples.Record
        .With("IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")", "OneShotPruning(Fractions = [0.5])")
        .With(Output, output);
}
