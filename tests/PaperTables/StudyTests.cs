using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Reporting;
using VerifyNUnit;

namespace PaperTables;

/// <summary>
/// The studies of fully connected networks beside the papers' curves: reduced, and in the category Full at the papers' protocols. What the
/// reduced form makes of a paper's claims is in its snapshot.
/// </summary>
public sealed class StudyTests
{
    private static readonly ConcurrentDictionary<(string Study, bool Full), Lazy<ImmutableArray<PaperTableReport>>> Trained = [];

    // XOR, the main figure and the techniques have tests of their own.
    private static IEnumerable<string> Studied() => FilledTables.All
        .Where(table => table.Study.Name is not ("xor" or "lenet") && !table.Study.Name.StartsWith("techniques", StringComparison.Ordinal)).Select(table => table.Name);

    [TestCaseSource(nameof(Studied))]
    public Task Reduced(string table) => Verifier.Verify(Report(table, full: false), "md");

    [TestCaseSource(nameof(Studied)), Explicit("Hours of training."), Category("Full")]
    public Task Full(string table)
    {
        if (!File.Exists(Snapshot(table)))
            Assert.Ignore($"The paper's protocol has not been run for {table} yet; 'table {table} --full --output FOLDER' runs it, and what it writes is then kept as {Path.GetFileName(Snapshot(table))}.");
        return Verifier.Verify(Report(table, full: true), "md");
    }

    private static string Snapshot(string table, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, $"{nameof(StudyTests)}.{nameof(Full)}_table={table}.verified.md");

    private static string Report(string table, bool full)
    {
        var study = FilledTables.All.Single(one => one.Name == table).Study.Name;
        var reports = Trained.GetOrAdd((study, full), static key => new(() => FilledTables.Of(key.Study, key.Full)));
        return reports.Value.Single(report => report.Name == table).Markdown();
    }
}
