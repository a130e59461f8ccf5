using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reports settings that belong to another way of pruning or training than the attribute they stand in.</summary>
internal static class ForeignSettings
{
    public static void Report(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == "OneShotPruning" && attribute.Named<int>("Rounds") is { } rounds)
                notes.Report(RuleIds.OneShotRounds, rounds.Location, "Rounds", "[IterativePruning(…)]");
            if (attribute.Name == "Adam" && attribute.Named<double>("Momentum") is { } momentum)
                notes.Report(RuleIds.AdamMomentum, momentum.Location, "Momentum", "Beta1 = 0.9", "[Sgd(…)]");
        }
    }
}
