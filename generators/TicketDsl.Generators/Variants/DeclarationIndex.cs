using System.Collections.Immutable;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Variants;

/// <summary>
/// All experiments of the compilation by their names, for variants to find their bases in. It holds no places, so that moving a
/// declaration in its file changes no variant of it.
/// </summary>
internal sealed class DeclarationIndex : IEquatable<DeclarationIndex>
{
    private readonly ImmutableArray<Declaration> _all;
    private readonly Dictionary<string, Declaration> _byName = new(StringComparer.Ordinal);

    /// <summary>Bases are whole and checked once, however many variants they have.</summary>
    private readonly Dictionary<string, BaseExperiment> _bases = new(StringComparer.Ordinal);

    private DeclarationIndex(ImmutableArray<Declaration> all)
    {
        _all = all;

        // The first declaration of a name keeps it; the others are reported.
        foreach (var declaration in all)
            if (!_byName.ContainsKey(declaration.Spec!.Name)) _byName.Add(declaration.Spec.Name, declaration);
    }

    /// <summary>An index of declarations that <see cref="Entry"/> made.</summary>
    public static DeclarationIndex Of(ImmutableArray<Declaration> entries) => new(entries);

    /// <summary>What a base is looked up as: the declaration without its places. It has an experiment.</summary>
    public static Declaration Entry(Declaration declaration) => declaration with
    {
        Places = new SourceMap(declaration.Places.Entries.Select(static entry => entry with { Location = LocationSpec.None }).ToEquatableArray()),
        Diagnostics = declaration.Diagnostics.Concat(declaration.Blocks.SelectMany(static block => BlockValidator.Validate(block)))
            .Select(static diagnostic => new DiagnosticSpec(diagnostic.RuleId, LocationSpec.None, [])).ToEquatableArray(),
        Blocks = [],
    };

    /// <summary>The variant with its base; one that is not there or has no end is reported.</summary>
    public Declaration Resolve(Declaration variant)
    {
        var spec = variant.Spec!;

        // A record whose base can not be read at all: the compiler says so.
        if (spec.Extends is not { } name) return Broken(variant, null);
        if (IsInCycle(spec.Name, out var members))
        {
            // Each of them extends itself; the first by name says it.
            var isFirst = members.OrderBy(static member => member, StringComparer.Ordinal).First() == spec.Name;
            var way = members.Count == 1 ? "" : $" by way of {string.Join(", ", members.Skip(1).Select(static member => $"'{member}'"))}";
            return Broken(variant, isFirst ? new DiagnosticSpec(RuleIds.CircularBase, variant.Places.Of(DeclarationField.Extends), [spec.Name, way]) : null);
        }

        if (_byName.ContainsKey(name)) return Base(name) is { Spec: not null } original ? variant with { Base = original } : Broken(variant, null);
        if (variant.IsBaseUnbound || name.Length == 0) return Broken(variant, null);
        var others = _byName.Keys.Where(other => other != spec.Name).OrderBy(static other => other, StringComparer.Ordinal).ToArray();
        var meant = Spelling.Nearest(name, others);
        var fix = meant is not null || others.Length is > 0 and <= 10 ? Spelling.Propose(name, others) : "declare it, or extend another";
        var unknown = new DiagnosticSpec(RuleIds.UnknownBase, variant.Places.Of(DeclarationField.Extends), [PlainText.OneLine(name), fix]);

        // Read as what was meant, so that its members are not missing as well.
        return meant is null || Base(meant) is not { Spec: not null } found ? Broken(variant, unknown) : With(variant, unknown) with { Base = found };
    }

    public bool Equals(DeclarationIndex? other) => other is not null && (ReferenceEquals(this, other) || _all.SequenceEqual(other._all));

    public override bool Equals(object? obj) => Equals(obj as DeclarationIndex);

    public override int GetHashCode() => _all.Length;

    private static Declaration Broken(Declaration variant, DiagnosticSpec? why) => With(variant, why) with { Base = BaseExperiment.None, IsBroken = true };

    private static Declaration With(Declaration variant, DiagnosticSpec? diagnostic) =>
        diagnostic is null ? variant : variant with { Diagnostics = variant.Diagnostics.Concat([diagnostic]).ToEquatableArray() };

    /// <summary>Whether the bases of an experiment lead back to it.</summary>
    private bool IsInCycle(string name, out List<string> members)
    {
        members = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = name; at is not null && seen.Add(at); at = _byName.TryGetValue(at, out var found) ? found.Spec!.Extends : null)
        {
            members.Add(at);
            if (_byName.TryGetValue(at, out var declaration) && declaration.Spec!.Extends == name) return true;
        }

        return false;
    }

    /// <summary>The experiment of a name that is known, whole; from the end of its bases on, since they may be very many.</summary>
    private BaseExperiment Base(string name)
    {
        lock (_bases)
        {
            var chain = new Stack<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var at = name; at is not null && !_bases.ContainsKey(at) && seen.Add(at) && _byName.TryGetValue(at, out var found); at = found.Spec!.Extends)
                chain.Push(at);
            while (chain.Count > 0)
            {
                var next = chain.Pop();
                if (!_bases.ContainsKey(next)) _bases.Add(next, Whole(_byName[next]));
            }

            return _bases[name];
        }
    }

    private BaseExperiment Whole(Declaration declaration)
    {
        var original = declaration.Spec!.Extends is { } name ? _bases.TryGetValue(name, out var known) ? known : BaseExperiment.None : null;
        if (original is { Spec: null } || declaration.IsBroken) return new BaseExperiment(declaration.Spec.Extends is null ? declaration.Spec : null, Rules(declaration.Diagnostics), IsSound: false);
        var whole = Completion.Of(declaration with { Base = original });
        var validated = ExperimentValidator.Validate(whole);
        var isSound = original is not { IsSound: false } && validated.Experiment is { IsStub: false };
        return new BaseExperiment(whole.Spec, Rules(validated.Diagnostics).Concat(original?.BrokenRules ?? []).Distinct().ToEquatableArray(), isSound);
    }

    private static EquatableArray<string> Rules(IEnumerable<DiagnosticSpec> diagnostics) =>
        diagnostics.Select(static diagnostic => diagnostic.RuleId).Distinct().ToEquatableArray();
}
