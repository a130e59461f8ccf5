extern alias generator;

using generator::TicketDsl.Generators.Model;
using generator::TicketDsl.Generators.Variants;

namespace TicketDsl.Generators.Tests.Variants;

/// <summary>The table that variants inherit by.</summary>
public sealed class SettingsTests
{
    /// <summary>Fields that stand for several others, that are lists within one, or that say what is a variant of what.</summary>
    private static readonly DeclarationField[] Others =
    [
        DeclarationField.Experiment, DeclarationField.Namespace, DeclarationField.Extends, DeclarationField.Without, DeclarationField.Training,
        DeclarationField.Optimizer, DeclarationField.Milestone, DeclarationField.Augmentation, DeclarationField.Pruning, DeclarationField.Branch,
        DeclarationField.BranchReplicates, DeclarationField.BranchLevels, DeclarationField.BranchDeviations, DeclarationField.LayerPrune, DeclarationField.Network, DeclarationField.Layer, DeclarationField.LayerResidual, DeclarationField.Set,
        DeclarationField.SetValue, DeclarationField.Sweep, DeclarationField.SweepSetting, DeclarationField.SweepValue,
    ];

    /// <summary>Those of a table, which has no base.</summary>
    private static readonly DeclarationField[] OfTables =
    [
        DeclarationField.TableRows, DeclarationField.TableRow, DeclarationField.RowControl, DeclarationField.TableLevels, DeclarationField.TableColumns, DeclarationField.Reduced,
        DeclarationField.ReducedSteps, DeclarationField.ReducedRounds, DeclarationField.ReducedReplicates, DeclarationField.ReducedControls, DeclarationField.ReducedControlLevels,
    ];

    [Test]
    public void Every_field_of_a_declaration_is_inherited()
    {
        var fields = Settings.All.Select(setting => setting.Field).Concat(LayerSettings.All.Select(setting => setting.Field)).Concat(Others);
        Assert.That(fields.Distinct().Order(), Is.EqualTo(Enum.GetValues<DeclarationField>().Except(OfTables).Order()));
    }

    [Test]
    public void No_name_is_two_settings()
    {
        foreach (var names in new[] { Settings.All.Select(setting => setting.CSharp), Settings.All.SelectMany(setting => new[] { setting.Yaml, setting.YamlShort }).OfType<string>() })
            Assert.That(names, Is.Unique);
    }

    [Test]
    public void Every_property_of_a_spec_is_in_the_table()
    {
        // Of each part of an experiment as many settings as its record has properties: one that is forgotten would be its base's no more.
        Assert.Multiple(() =>
        {
            AssertCount<TrainingSpec>("Training.");
            AssertCount<AdamSpec>("Adam.");
            AssertCount<SgdSpec>("Sgd.");
            AssertCount<AugmentationSpec>("Augmentation.");
            AssertCount<IterativePruningSpec>("IterativePruning.");
            AssertCount<OneShotPruningSpec>("OneShotPruning.");
        });
    }

    private static void AssertCount<TPart>(string prefix) => Assert.That(
        Settings.All.Count(setting => setting.CSharp.StartsWith(prefix, StringComparison.Ordinal)),
        Is.EqualTo(typeof(TPart).GetProperties().Count(property => property.CanWrite)), prefix);
}
