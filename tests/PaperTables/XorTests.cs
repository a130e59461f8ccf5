using System.Collections.Concurrent;
using Papers.FrankleCarbin2018;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using VerifyNUnit;

namespace PaperTables;

/// <summary>The XOR study at its full protocol, beside the published numbers (Frankle &amp; Carbin, first version, March 2018).</summary>
public sealed class XorTests
{
    private const int OneShotProduct = 0;
    private const int InputMagnitude = 1;
    private const int OutputMagnitude = 2;
    private const int Product = 3;

    [Test]
    public Task Units_at_the_declared_protocol() => Verifier.Verify(Fill(XorTables.Units, new Shortening()).Markdown(), "md");

    [Test]
    public Task Strategies_at_the_declared_protocol() => Verifier.Verify(Fill(XorTables.Strategies, new Shortening()).Markdown(), "md");

    [Test]
    public void Units_at_2000_replicates_are_as_published()
    {
        var report = Fill(XorTables.Units, new Shortening(Replicates: 2000));
        Assert.Multiple(() =>
        {
            Assert.That(report.ChiSquared.DegreesOfFreedom, Is.EqualTo(10));
            Assert.That(report.ChiSquared.Statistic, Is.LessThanOrEqualTo(30));
            Assert.That(report.LargestDifference(), Is.LessThanOrEqualTo(4));
        });
    }

    [Test]
    public void Strategies_at_2000_replicates_are_as_published()
    {
        var report = Fill(XorTables.Strategies, new Shortening(Replicates: 2000));
        Assert.That(report.LargestDifference(), Is.LessThanOrEqualTo(6));
    }

    [TestCase(null)]
    [TestCase(2000)]
    public void Strategies_come_in_the_papers_order_at_2_units(int? replicates)
    {
        var report = Fill(XorTables.Strategies, new Shortening(Replicates: replicates));
        Assert.Multiple(() =>
        {
            foreach (var column in new[] { 0, 1 })
            {
                // Each strategy has a row for 10, 4 and 2 units.
                var atTwo = Enumerable.Range(0, 4).Select(strategy => report.Cells[3 * strategy + 2][column].Ours.Value).ToArray();
                var order = Enumerable.Range(0, 4).OrderByDescending(strategy => atTwo[strategy]);
                Assert.That(order, Is.EqualTo(new[] { Product, InputMagnitude, OneShotProduct, OutputMagnitude }), XorTables.Strategies.Columns[column].Header);
            }
        });
    }

    [Test]
    public void A_shortened_table_says_so()
    {
        var report = Fill(XorTables.Units, new Shortening(Steps: Step.Iterations(10), Replicates: 8));
        Assert.That(report.Markdown(), Does.Contain("SHORTENED: 10it of 5000it, 8 of 1000 replicates"));
    }

    private static readonly ConcurrentDictionary<(string Table, Shortening Shortening), ShareTableReport> Filled = [];

    // A table of one size serves all its tests.
    private static ShareTableReport Fill(ShareTable table, Shortening shortening) =>
        Filled.GetOrAdd((table.Name, shortening), _ => (ShareTableReport)FilledTables.Of([table], shortening).Single());
}
