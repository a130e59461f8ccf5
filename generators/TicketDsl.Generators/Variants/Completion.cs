using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>Makes a whole experiment of a declaration: what its base says, what it says itself, and what it changes by name.</summary>
internal static class Completion
{
    /// <summary>The declaration with the whole experiment in it; what is wrong on the way is among its diagnostics.</summary>
    public static Declaration Of(Declaration declaration)
    {
        if (declaration.Spec is not { } own || (own.Extends is null && own.Changes.Count == 0)) return declaration;
        var findings = new Findings(declaration.Places, own.Front);
        var whole = declaration.Base?.Spec is { } original ? VariantMerge.Of(original, own, declaration.Places, findings) : own;
        var places = declaration.Places;

        // What can not be changed because it is not there, or not readable, is not reported as well.
        if (own.Extends is null || declaration.Base is { IsSound: true })
        {
            var (changed, placed) = SettingChanges.Apply(whole, places, findings);
            (whole, places) = (changed, places.After(placed));
        }

        return declaration with
        {
            Spec = whole,
            Places = places,
            Diagnostics = declaration.Diagnostics.Concat(findings.Found).ToEquatableArray(),
        };
    }
}
