using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads the record's attributes about how the learning rate changes.</summary>
internal static class LearningRateParser
{
    public static LearningRateSpec Parse(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes, string experiment)
    {
        var warmUp = attributes.FirstOrDefault(static attribute => attribute.Name == "WarmUp");
        var length = SettingsParser.Note(warmUp?.Positional<string?>(0), DeclarationField.WarmUp, notes);
        return new LearningRateSpec(
            Decay(attributes, notes, experiment),
            length is null ? null : notes.Step(length.Value, length.Location, "the warm-up"));
    }

    private static DecaySpec? Decay(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes, string experiment)
    {
        var decays = attributes.Where(static attribute => attribute.Name is "StepDecay" or "CosineDecay").ToArray();
        if (decays.Length == 0) return null;
        notes.Place(DeclarationField.Decay, decays[0].Location);
        if (decays.Length > 1)
        {
            notes.Report(RuleIds.SeveralDecays, decays[1].Location, experiment, decays[1].Name, decays[0].Name);
            return new UnreadableDecaySpec();
        }

        if (decays[0].Name == "CosineDecay") return new CosineDecaySpec();
        var milestones = decays[0].PositionalList<string?>(1)
            .Select((text, i) => notes.Step(SettingsParser.Note(text, DeclarationField.Milestone, notes, i)!.Value, text.Location, "a milestone"))
            .ToArray();
        return SettingsParser.Note(decays[0].Positional<double>(0), DeclarationField.DecayFactor, notes) is { } factor && milestones.All(static step => step is not null)
            ? new StepDecaySpec(factor.Value, milestones.Select(static step => step!.Value).ToEquatableArray())
            : new UnreadableDecaySpec();
    }
}
