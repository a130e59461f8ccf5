using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.CodeFixes.Tests;

public sealed class PartialRecordFixTests
{
    [TestCase("public record", "public partial record", TestName = "Partial_comes_after_the_modifiers")]
    [TestCase("public sealed record", "public sealed partial record", TestName = "Partial_is_the_last_of_the_modifiers")]
    [TestCase("record", "partial record", TestName = "A_record_without_modifiers_becomes_partial")]
    [TestCase("public record class", "public partial record class", TestName = "A_record_class_becomes_partial")]
    [TestCase("public // For the paper.\n    record", "public // For the paper.\n    partial record", TestName = "A_comment_between_the_modifiers_stays")]
    public Task A_record_becomes_partial(string broken, string mended) => Mend.CheckAsync(
        new PartialRecordFix(), "TKT101", "Make the record partial", With(broken), With(mended));

    [Test]
    public Task All_records_of_a_project_become_partial_at_once()
    {
        var broken = With("public record");
        return Mend.CheckAllAsync(new PartialRecordFix(), "TKT101", [broken, Mend.Second(broken)], [Samples.Record, Mend.Second(Samples.Record)]);
    }

    [Test]
    public Task A_class_is_offered_nothing() => Mend.CheckNoOfferAsync(new PartialRecordFix(), "TKT101", With("public class"));

    [Test]
    public Task A_class_within_a_record_does_not_make_the_record_partial() => Mend.CheckNoOfferAsync(
        new PartialRecordFix(), "TKT101", new TestFile("Nested.cs", """
            using TicketDsl;

            namespace Tests;

            public record Outer
            {
                [Experiment(Dataset.Xor)]
                [Training("5000it")]
                [Adam(0.001)]
                public class Inner([Linear(1)] Layer Output);
            }
            """));

    private static TestFile With(string head) => Samples.Record.With("public partial record", head);
}
