using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>Makes a declaration whole, checks it, and checks each point of its sweep as an experiment of its own.</summary>
internal static class VariantValidator
{
    /// <summary>What is wrong, and what the emitters write. A variant has its base.</summary>
    public static ValidatedDeclaration Validate(Declaration declaration)
    {
        var whole = Completion.Of(declaration);
        var validated = ExperimentValidator.Validate(whole);
        if (whole.Spec is not { } spec) return validated;
        if (spec.Sweeps.Count > 0) return WithPoints(whole, spec, validated);
        if (validated.Experiment is not { IsStub: false } || !IsUnchanged(spec, declaration.Base)) return validated;
        var unchanged = new DiagnosticSpec(RuleIds.UnchangedVariant, declaration.Places.Of(DeclarationField.Extends), [spec.Name, spec.Extends!]);
        return validated with { Diagnostics = validated.Diagnostics.Concat([unchanged]).ToEquatableArray() };
    }

    /// <summary>Whether nothing but the name tells a variant from its base, which is run itself.</summary>
    private static bool IsUnchanged(ExperimentSpec spec, BaseExperiment? original) => original?.Spec is { IsBase: false, Sweeps.Count: 0 } other && spec with
    {
        Name = other.Name,
        Namespace = other.Namespace,
        Front = other.Front,
        SourceFile = other.SourceFile,
        Summary = other.Summary,
        Seed = spec.EffectiveSeed == other.EffectiveSeed ? other.Seed : spec.Seed,
        Extends = other.Extends,
        Without = other.Without,
        HasOwnNetwork = other.HasOwnNetwork,
        IsBase = other.IsBase,
        Changes = other.Changes,
        Sweeps = other.Sweeps,
    } == other;

    private static ValidatedDeclaration WithPoints(Declaration whole, ExperimentSpec spec, ValidatedDeclaration validated)
    {
        if (validated.Experiment is not { } experiment) return validated;
        var origin = new BaseExperiment(
            spec, validated.Diagnostics.Select(static diagnostic => diagnostic.RuleId).Concat(whole.Base?.BrokenRules ?? []).Distinct().ToEquatableArray(),
            IsSound: !experiment.IsStub);
        var findings = new Findings(whole.Places, spec.Front);
        var points = new List<SweepPoint>();
        var told = new List<DiagnosticSpec>();
        // Where the values stand is in each point's own places.
        var fixedPlaces = new SourceMap(whole.Places.Entries.Where(static entry => entry.Field is not DeclarationField.SweepValue).ToEquatableArray());
        foreach (var steps in whole.IsBroken ? [] : SweepGrid.Points(spec, whole.Places, findings))
        {
            var (point, diagnostics) = Point(whole with { Places = fixedPlaces }, spec, origin, steps);
            if (point is not null) points.Add(point);

            // One value may be in very many points.
            told.AddRange(diagnostics.Where(diagnostic => !told.Any(other => other.RuleId == diagnostic.RuleId && other.Location == diagnostic.Location)));
        }

        var all = validated.Diagnostics.Concat(findings.Found).Concat(told).ToEquatableArray();
        var isStub = experiment.IsStub || points.Count == 0 || all.Any(static diagnostic => diagnostic.IsError);
        return validated with { Diagnostics = all, Experiment = experiment with { IsStub = isStub, Points = points.ToEquatableArray() } };
    }

    private static (SweepPoint? Point, IEnumerable<DiagnosticSpec> Diagnostics) Point(
        Declaration whole, ExperimentSpec spec, BaseExperiment origin, IReadOnlyList<SweepGrid.Step> steps)
    {
        var name = string.Join("_", steps.Select(static step => step.Target.Label + SettingType.Piece(step.Value)));
        var values = string.Join(", ", steps.Select(static step => $"{step.Target.Name} {SettingType.Say(step.Value)}"));
        var swept = steps.SelectMany(static step => step.Target.Fields.Select(field => new SourceMap.Entry(field.Field, field.Index, step.Place))).ToArray();

        // All draw by one seed, unless that is what is swept.
        var seeded = spec with { Seed = spec.EffectiveSeed };
        var changed = steps.Aggregate(seeded, static (changed, step) => step.Target.With(changed, step.Value)) with
        {
            Name = $"{spec.Name}_{name}",
            Summary = spec.Summary.Length == 0 ? values : $"{spec.Summary.TrimEnd('.')}: {values}.",
            Sweeps = [],
        };
        var validated = ExperimentValidator.Validate(whole with
        {
            Spec = changed,
            Places = whole.Places.After(swept),
            Swept = new SourceMap(swept.ToEquatableArray()),
            Base = origin,
            Diagnostics = [],
            Blocks = [],
        });

        // What a value makes of another setting is that value's doing.
        var diagnostics = validated.Diagnostics.Select(diagnostic =>
            steps.Any(step => step.Place == diagnostic.Location) ? diagnostic : diagnostic with { Location = steps[steps.Count - 1].Place });
        return (validated.Experiment is { } experiment ? new SweepPoint(name, values, experiment) : null, diagnostics);
    }
}
