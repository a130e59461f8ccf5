using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Yaml.Keys;

namespace TicketDsl.Generators.Yaml;

/// <summary>Reads <c>learning-rate: { step-decay: { factor: 0.1, milestones: [ 80ep, 120ep ] }, warm-up: 1ep }</c>.</summary>
internal static class YamlLearningRateParser
{
    public static LearningRateSpec Parse(YamlMapReader keys, string experiment, DeclarationNotes notes)
    {
        if (keys.Find(ExperimentKeys.LearningRate) is not { } entry) return LearningRateSpec.Constant;
        if (YamlValue.Map(entry, ExperimentKeys.LearningRate.Written, notes) is not { } map) return LearningRateSpec.Constant;
        var rates = new YamlMapReader(map, "'learning-rate'", entry.Key.Location, notes, LearningRateKeys.All);
        return new LearningRateSpec(Decay(rates, experiment, notes), rates.Step(LearningRateKeys.WarmUp, DeclarationField.WarmUp));
    }

    private static DecaySpec? Decay(YamlMapReader rates, string experiment, DeclarationNotes notes)
    {
        var decays = LearningRateKeys.Decays.Select(key => rates.Find(key)).OfType<YamlEntry>()
            .OrderBy(static entry => entry.Key.Location.Span.Start).ToArray();
        if (decays.Length == 0) return null;
        var first = decays[0];
        notes.Place(DeclarationField.Decay, first.Key.Location);
        if (decays.Length > 1)
        {
            notes.Report(RuleIds.SeveralDecays, decays[1].Key.Location, experiment, decays[1].Key.Text, first.Key.Text);
            return new UnreadableDecaySpec();
        }

        if (first == rates.Find(LearningRateKeys.StepDecay)) return StepDecay(first, notes);
        YamlValue.Flag(first, notes);
        return new CosineDecaySpec();
    }

    private static DecaySpec StepDecay(YamlEntry entry, DeclarationNotes notes)
    {
        if (YamlValue.Map(entry, LearningRateKeys.StepDecay.Written, notes) is not { } map) return new UnreadableDecaySpec();
        var mistakes = notes.Diagnostics.Count;
        var keys = new YamlMapReader(map, $"'{entry.Key.Text}'", entry.Key.Location, notes, [LearningRateKeys.Factor, LearningRateKeys.Milestones]);
        keys.Require(LearningRateKeys.Factor);
        keys.Require(LearningRateKeys.Milestones);
        var factor = keys.Number(LearningRateKeys.Factor, DeclarationField.DecayFactor, 0);
        var milestones = Milestones(keys, notes);
        return mistakes == notes.Diagnostics.Count ? new StepDecaySpec(factor, milestones) : new UnreadableDecaySpec();
    }

    private static EquatableArray<Step> Milestones(YamlMapReader keys, DeclarationNotes notes)
    {
        if (keys.Find(LearningRateKeys.Milestones, DeclarationField.Milestone) is not { } entry) return [];
        if (YamlValue.List(entry, LearningRateKeys.Milestones.Example, notes) is not { } list) return [];
        var milestones = new List<Step>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { IsEmpty: false } text)
                notes.Report(RuleIds.YamlWrongType, YamlValue.Place(item, entry), "A milestone", "a step", item.Describe(), $"'{LearningRateKeys.Milestones.Written}'");
            else if (notes.Step(text.Text, text.Location, "a milestone") is { } step)
            {
                notes.Place(DeclarationField.Milestone, text.Location, milestones.Count);
                milestones.Add(step);
            }
        }

        return milestones.ToEquatableArray();
    }
}
