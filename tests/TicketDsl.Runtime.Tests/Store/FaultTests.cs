using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>Disks that are full, folders that may not be written to, and clocks that jump.</summary>
public sealed class FaultTests
{
    [Test]
    public void A_disk_that_takes_no_more_stops_the_run_with_a_line_and_loses_nothing()
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("A limit on files is set by a shell of Linux.");
        using var folder = new StoreFolder();

        // Files of at most 1 KB: as little as a declaration does not fit.
        using (var process = StoreProcess.StartLimited(folder.Root, blocks: 2))
            Assert.That(StoreProcess.Output(process), Does.Match($"^error: store {folder.Root}: .*What was kept until now stays; free space[^\n]*\n$"));
        Assert.That(folder.Trainings, Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Under(".new")), Is.Empty, "nothing is half-written");

        using var whole = StoreProcess.Start(folder.Root);
        Assert.That(StoreProcess.Result(StoreProcess.Output(whole)), Is.EqualTo(StoreFolder.Undisturbed(StoreProcess.Experiment)));
    }

    [Test]
    public void A_store_that_can_not_be_written_to_any_more_stops_the_run_and_what_was_kept_stays()
    {
        using var folder = new StoreFolder();
        var experiment = StoreCases.Linear;
        var blocked = folder.Under(".new");
        var observer = new AfterTrainings(3, () =>
        {
            // A file where new trainings are put together, as good as a disk that is gone.
            while (!File.Exists(blocked))
            {
                try
                {
                    Directory.Delete(blocked);
                    File.WriteAllText(blocked, "");
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    // Something is put together there just now.
                    Thread.Sleep(1);
                }
            }
        });
        var failure = Assert.Throws<TicketException>(() => folder.Run(experiment, observer: observer))!;
        Assert.That(failure.Message, Does.Contain(folder.Root).And.Contain("the same command goes on from there"));
        Assert.That(failure.IsBadUse, Is.False);

        var kept = folder.Trainings.Count();
        File.Delete(blocked);
        var ran = folder.Run(experiment);
        Assert.That((ran.Text, ran.Trained.Count), Is.EqualTo((StoreFolder.Undisturbed(experiment), 2 * (4 + 3 * 4) - kept)));
        Assert.That(kept, Is.GreaterThan(0));
    }

    [Test]
    public void A_folder_without_permission_is_refused_before_anything_is_trained()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has other permissions.");
            return;
        }

        using var folder = new StoreFolder();
        Directory.CreateDirectory(folder.Root);
        File.SetUnixFileMode(folder.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            if (CanWrite(folder.Root)) Assert.Ignore("This user may write anywhere.");
            Assert.That(folder.Open, Throws.TypeOf<TicketException>().With.Message.Contains(folder.Root).And.Message.Contains("cannot write there").And.Message.Contains("--no-store"));
        }
        finally
        {
            File.SetUnixFileMode(folder.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    [TestCase(1971)]
    [TestCase(2099)]
    public void Clocks_that_jumped_change_nothing(int year)
    {
        using var folder = new StoreFolder { Checkpoints = new CheckpointInterval(null, 2) };
        var experiment = StoreCases.Linear;
        Assert.That(() => folder.Run(experiment, observer: new AfterTrainings(3, () => throw new InvalidDataException())), Throws.TypeOf<InvalidDataException>());
        var kept = folder.Trainings.Count();
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(entry, new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var ran = folder.Run(experiment);
        Assert.That((ran.Text, ran.Trained.Count), Is.EqualTo((StoreFolder.Undisturbed(experiment), 2 * (4 + 3 * 4) - kept)));
        Assert.That(folder.Announced, Is.Empty);
    }

    [Test]
    public void Any_file_of_a_store_may_be_damaged_and_the_run_still_comes_to_the_same()
    {
        var faults = int.TryParse(Environment.GetEnvironmentVariable("TICKET_FAULTS"), out var many) ? many : 2;
        var experiment = StoreCases.Blocks with { Replicates = 1, Branches = [new BranchDefinition(Control.Reinitialize, 1)] };
        var undisturbed = StoreFolder.Undisturbed(experiment);
        var random = new Random(2);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var folder = new StoreFolder { Checkpoints = new CheckpointInterval(null, 2) };
        for (var fault = 0; fault < 20 * faults; fault++)
        {
            try
            {
                // Some runs break off, so that there are checkpoints and claims to be damaged too.
                var stop = random.Next(3) == 0 ? new AfterTrainings(random.Next(1, 4), () => throw new InvalidDataException()) : null;
                if (fault % 5 == 0 && fault > 0) Directory.Delete(folder.Root, recursive: true);
                Assert.That(folder.Run(experiment, observer: stop).Text, Is.EqualTo(undisturbed));
            }
            catch (InvalidDataException)
            {
                // Goes on in the next round.
            }

            var files = Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "store.json" && !file.Contains(".damaged", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            var file = files[random.Next(files.Length)];
            var bytes = File.ReadAllBytes(file);
            var damage = random.Next(3);
            if (damage == 0) File.Delete(file);
            else if (damage == 1 || bytes.Length == 0) File.WriteAllBytes(file, bytes[..random.Next(bytes.Length + 1)]);
            else
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, bytes);
            }

            // Names of the index, and of claims, are hashes.
            var name = Path.GetFileName(file) is { Length: >= 62 } hash && !hash.StartsWith("checkpoint", StringComparison.Ordinal) ? "hash" : Path.GetFileName(file).Split('-')[0];
            var kind = $"{name} {((string[])["removed", "cut off", "with a bit turned"])[damage]}";
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        Assert.That(folder.Run(experiment).Text, Is.EqualTo(undisturbed));
        Assert.That(StoredRun.All(folder.Open()).SelectMany(run => StoreCheck.Of(folder.Open(), run, () => { }, CancellationToken.None)), Is.Empty);
        TestContext.Out.WriteLine($"{kinds.Values.Sum()} damages, the same bits after each: {string.Join(", ", kinds.Select(kind => $"{kind.Value} × {kind.Key}"))}");
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "probe"));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class AfterTrainings(int trainings, Action then) : IRunObserver
    {
        private int _left = trainings;

        public void Advanced(long iterations)
        {
            if (_left == 0)
            {
                _left--;
                then();
            }
        }

        public void Found(long iterations)
        {
        }

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome) => _left--;
    }
}
