using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Tests.Running;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>What determines a training is in its identity, and nothing else.</summary>
public sealed class TrainingIdentityTests
{
    // These stand for trainings on disks everywhere: a change of one is a new format or new semantics, and says so in StoreFormat.
    [TestCase("lanes, dense", "9ba33d5310a30dc5294dd5a23583a1cda37c6dc5a2eda3134cedc06e988b9bd4")]
    [TestCase("linear, level 2", "9496b8b77b01047d596a11759efca37d937ecd56e7a85d31791af154d80cc4ee")]
    [TestCase("linear, control", "e6cd4bf0f86b14476d4e16df23fadc58f737ad93254dc1590016d1b3c8a4e208")]
    [TestCase("blocks, level 1", "78ff65de227657063ba142a7b2953b5af41a700f7cc02fd6afa096bc3a52a161")]
    public void Hashes_of_known_declarations_stay(string training, string hash)
    {
        var identity = training switch
        {
            "lanes, dense" => Of(StoreCases.Lanes).Ticket(0, 0),
            "linear, level 2" => Of(StoreCases.Linear).Ticket(1, 2),
            "linear, control" => Of(StoreCases.Linear).Control(1, 2, StoreCases.Linear.Branches[0], 1),
            _ => Of(StoreCases.Blocks).Ticket(0, 1),
        };
        Assert.That(identity.Hash, Is.EqualTo(hash));
    }

    [Test]
    public void A_declaration_is_text_that_a_person_can_read()
    {
        var identity = Of(StoreCases.Linear).Control(1, 2, StoreCases.Linear.Branches[2], 0);
        Assert.Multiple(() =>
        {
            Assert.That(identity.Declaration, Does.Contain("\"learning-rate\": 0.01,\n").And.Contain("\"seed\": \"DigitsOfTests\",\n").And.Contain("\"standard-deviations\": 0.5,\n"));
            Assert.That(identity.Place, Is.EqualTo("replicate-1/level-02.noise-0.5-0"));
        });
    }

    public static IEnumerable<TestCaseData> Fields()
    {
        var random = Declared.Digits(12, 10, 4) with
        {
            Pruning = new RandomPruningDefinition(RatioRule.Erk),
            Schedule = Declared.WeightSchedule(Declared.Layers(12, 10, 4), 0.4, 2),
            Optimizer = new SgdDefinition(0.1, 0.9) { Decay = new StepDecay(0.1, [Step.Iterations(5), Step.Iterations(9)]) },
        };
        ExperimentDefinition[] bases =
        [
            StoreCases.Linear, StoreCases.Blocks, random,
            StoreCases.Linear with { Network = NetworkDefinition.Chain([.. Declared.Layers(12, 10, 4).Select(layer => layer with { Pruning = new LayerPruning(Granularity.Weight, Criterion.Movement), PruningFraction = 0.3 })]) },
        ];
        return bases.SelectMany(DefinitionChanges.Of).DistinctBy(change => change.Path).Select(change => new TestCaseData(change).SetArgDisplayNames(change.Path));
    }

    [TestCaseSource(nameof(Fields))]
    public void A_field_that_changes_bits_changes_the_hash_and_no_other_does(DefinitionChange change)
    {
        // Layers' names are in the files. A fraction comes to what is left. Of controls, each is a training of its own.
        string[] free = ["Name", "Summary", "Extends", "Sweep", "Replicates", "Shortened", "Branches[].Replicates", "Branches[].Levels"];
        var isFree = free.Contains(change.Path) || change.Path.EndsWith(".PruningFraction", StringComparison.Ordinal);
        var (before, after) = (Hashes(change.Before), Hashes(change.After));
        Assert.That(before.SequenceEqual(after), Is.EqualTo(isFree), change.Path);
    }

    [Test]
    public void Data_engine_replicate_level_and_run_tell_trainings_apart()
    {
        var experiment = StoreCases.Linear;
        var of = Of(experiment);
        string[] hashes =
        [
            of.Ticket(0, 0).Hash, new TrainingIdentities(experiment, "torch", "0").Ticket(0, 0).Hash, new TrainingIdentities(experiment, "embedded", "1").Ticket(0, 0).Hash,
            of.Ticket(1, 0).Hash, of.Ticket(0, 1).Hash, of.Control(0, 1, experiment.Branches[0], 0).Hash, of.Control(0, 1, experiment.Branches[0], 1).Hash,
            of.Control(0, 1, experiment.Branches[1], 0).Hash, of.Control(0, 2, experiment.Branches[0], 0).Hash,
        ];
        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void A_level_does_not_depend_on_later_levels_and_a_changed_one_changes_all_after_it()
    {
        var three = StoreCases.Linear;
        var two = three with { Schedule = three.Schedule[..3] };
        var other = three with { Schedule = [three.Schedule[0], three.Schedule[1] with { Weights = [70, 20], TotalWeights = 90 }, three.Schedule[2], three.Schedule[3]] };
        Assert.Multiple(() =>
        {
            for (var level = 0; level < 3; level++) Assert.That(Of(two).Ticket(0, level).Hash, Is.EqualTo(Of(three).Ticket(0, level).Hash));
            Assert.That(Of(two).ExperimentHash, Is.EqualTo(Of(three).ExperimentHash));
            Assert.That(Of(other).Ticket(0, 0).Hash, Is.EqualTo(Of(three).Ticket(0, 0).Hash));
            for (var level = 1; level < 4; level++) Assert.That(Of(other).Ticket(0, level).Hash, Is.Not.EqualTo(Of(three).Ticket(0, level).Hash));
        });
    }

    [Test]
    public void Epochs_and_their_iterations_are_one()
    {
        var epochs = Declared.Digits(784, 10, 10) with { Training = new TrainingDefinition(Step.Epochs(2), 60, 0, null) };
        Assert.That(Of(epochs).Ticket(0, 0).Hash, Is.EqualTo(Of(epochs with { Training = epochs.Training with { Steps = Step.Iterations(2000) } }).Ticket(0, 0).Hash));
    }

    [Test]
    public void The_checksum_of_data_tells_inputs_labels_scalings_and_sets_apart()
    {
        var examples = Sample.Random(5, 4, 3, 1);
        float[] otherValues = [.. Sample.Unit];
        otherValues[7] = 1;
        byte[] otherInputs = examples.Inputs.ToArray(), otherLabels = [.. examples.Labels];
        otherInputs[^1] ^= 1;
        otherLabels[0] ^= 1;
        LoadedDataset[] sets =
        [
            new(examples, examples), new(Sample.Of(4, otherInputs, [.. examples.Labels]), examples), new(examples, Sample.Of(4, otherInputs, [.. examples.Labels])),
            new(Sample.Of(4, examples.Inputs.ToArray(), otherLabels), examples), new(Sample.Of(4, examples.Inputs.ToArray(), [.. examples.Labels], otherValues), examples),
            new(Sample.Of(4, examples.Inputs.ToArray(), [.. examples.Labels], scales: [1, 1, 1, 1, 1]), examples),
        ];
        Assert.That(sets.Select(DataChecksum.Of), Is.Unique);
        Assert.That(DataChecksum.Of(new LoadedDataset(Sample.Random(5, 4, 3, 1), examples)), Is.EqualTo(DataChecksum.Of(sets[0])));
    }

    private static TrainingIdentities Of(ExperimentDefinition experiment) => new(experiment, "embedded", "0");

    /// <summary>Of one replicate's levels and controls, those that there are in all bases.</summary>
    private static string[] Hashes(ExperimentDefinition experiment) =>
    [
        .. experiment.Schedule.Select(level => Of(experiment).Ticket(0, level.Level).Hash),
        .. experiment.Branches.Select(branch => Of(experiment).Control(0, 1, branch, 0).Hash),
    ];
}
