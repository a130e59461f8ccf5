using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Validation;

/// <summary>Checks a declared table against the experiments of its rows.</summary>
internal static class TableValidator
{
    /// <summary>What is wrong, and what the emitters write.</summary>
    /// <param name="declaration">The table.</param>
    /// <param name="experiments">All experiments of the compilation.</param>
    public static ValidatedTable Validate(TableDeclaration declaration, EquatableArray<ExperimentFacts> experiments)
    {
        var place = declaration.Places.Entries.Count > 0 ? declaration.Places.Of(DeclarationField.Experiment) : LocationSpec.None;
        if (declaration.Spec is not { } spec) return new ValidatedTable(null, place, declaration.Diagnostics);
        var findings = new Findings(declaration.Places, spec.Front);
        var rows = new List<Row>();

        if (!declaration.IsBroken)
        {
            if (declaration.CanHaveStub) CheckName(spec, experiments, findings);

            // What could not be read is not found missing as well.
            if (declaration.Diagnostics.Count == 0) CheckSizes(spec, findings);
            rows.AddRange(Rows(spec, experiments, findings));

            // An experiment with errors has no levels, controls or layers to hold a table to.
            if (findings.Found.Count == 0 && rows.Count > 0 && rows.All(static row => row.Experiment is { IsStub: false }))
            {
                CheckLevels(spec, rows, findings);
                CheckControls(spec, rows, findings);
                CheckColumns(spec, rows, findings);
                ReducedFormValidator.Check(spec, rows.Select(static row => row.Experiment!).Distinct().ToArray(), findings);
            }
        }

        var isStub = declaration.IsBroken || declaration.Diagnostics.Count > 0 || findings.Found.Count > 0 || rows.Count == 0 || rows.Any(static row => row.Experiment is not { IsStub: false });
        var isTypeTaken = experiments.Any(experiment => experiment.QualifiedName == spec.QualifiedName);
        var table = declaration.CanHaveStub && !isTypeTaken
            ? new CheckedTable(spec, isStub ? [] : rows.Select(static row => new CheckedTable.Row(row.Name, row.Experiment!.Definition, row.Control)).ToEquatableArray(), isStub)
            : null;
        return new ValidatedTable(table, place, declaration.Diagnostics.Concat(findings.Found).ToEquatableArray());
    }

    /// <summary>A row with its experiment; null where the compiler says that there is none.</summary>
    private sealed record Row(int Index, string Name, ExperimentFacts? Experiment, Control? Control);

    private static void CheckName(TableSpec spec, EquatableArray<ExperimentFacts> experiments, Findings findings)
    {
        if (spec.Name.Length is 0 or > Identifier.MaximumLength || spec.Name[0] is not (>= 'a' and <= 'z') || spec.Name.Any(static letter => letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            findings.Report(RuleIds.InvalidTableName, DeclarationField.Experiment, PlainText.OneLine(spec.Name), Word.Kebab(Identifier.Suggest(spec.Name, "Table")));
        else if (experiments.FirstOrDefault(experiment => experiment.QualifiedName == spec.QualifiedName) is { } other)
            findings.Report(RuleIds.DuplicateTable, DeclarationField.Experiment, spec.Name, $"by the experiment '{other.Name}' of {other.SourceFile}");
    }

    private static void CheckSizes(TableSpec spec, Findings findings)
    {
        if (spec.Rows.Count == 0)
            findings.Report(RuleIds.EmptyTable, DeclarationField.TableRows, spec.Name, "rows", findings.Say("[Row(typeof(LenetMnist))]", "'rows: [ LenetMnist ]'"));
        if (spec.Columns.Count == 0)
            findings.Report(RuleIds.EmptyTable, DeclarationField.TableColumns, spec.Name, "columns", findings.Say("'Columns = [Column.TestAccuracy]'", "'columns: [ test-accuracy ]'"));
    }

    private static List<Row> Rows(TableSpec spec, EquatableArray<ExperimentFacts> experiments, Findings findings)
    {
        var rows = new List<Row>();
        for (var i = 0; i < spec.Rows.Count; i++)
        {
            var row = spec.Rows[i];
            if (Find(row, i, spec, experiments, findings) is not { } experiment)
            {
                rows.Add(new Row(i, "", null, null));
                continue;
            }

            var control = row.Control is { } given ? ", " + Word.Of(given) : "";
            var found = experiment.Points.Count == 0
                ? [new Row(i, row.Name ?? experiment.Name + control, experiment, row.Control)]
                : experiment.Points.Select(point => new Row(i, (row.Name is null ? "" : row.Name + ": ") + point.Name + control, point, row.Control)).ToArray();
            if (rows.FirstOrDefault(other => found.Any(one => one.Name == other.Name || (one.Experiment == other.Experiment && one.Control == other.Control))) is { } twice)
            {
                var isSameName = found.Any(one => one.Name == twice.Name);
                findings.Report(
                    RuleIds.DuplicateRow, DeclarationField.TableRow, i, isSameName ? twice.Name : found[0].Name, spec.Name,
                    isSameName ? findings.Say("give one of the two a 'Name'", "give one of the two a 'name'") : "remove one of the two");
                return rows;
            }

            rows.AddRange(found);
        }

        return rows;
    }

    private static ExperimentFacts? Find(TableRowSpec row, int index, TableSpec spec, EquatableArray<ExperimentFacts> experiments, Findings findings)
    {
        if (row.Experiment is not { } name) return null;
        var found = experiments.FirstOrDefault(experiment => experiment.Name == name);
        if (found is { IsBase: false }) return found;
        if (found is not null)
        {
            findings.Report(RuleIds.UnknownRow, DeclarationField.TableRow, index, name, "only there to be extended", spec.Name, "name an experiment that is run");
            return null;
        }

        // A type that the compiler does not know either is its error.
        if (row.IsUnbound || name.Length == 0) return null;
        var names = experiments.Where(static experiment => !experiment.IsBase).Select(static experiment => experiment.Name).OrderBy(static other => other, StringComparer.Ordinal).ToArray();
        var fix = Spelling.Nearest(name, names) is not null || names.Length is > 0 and <= 10 ? Spelling.Propose(name, names) : "declare it, or name another";
        findings.Report(RuleIds.UnknownRow, DeclarationField.TableRow, index, PlainText.OneLine(name), "no experiment of this project", spec.Name, fix);
        return null;
    }

    private static void CheckLevels(TableSpec spec, IReadOnlyList<Row> rows, Findings findings)
    {
        var last = rows.Max(static row => row.Experiment!.LastLevel);
        for (var i = 0; i < spec.Levels.Count; i++)
        {
            if (spec.Levels[i] >= 0 && spec.Levels[i] <= last) continue;
            findings.Report(RuleIds.TableLevelOutOfRange, DeclarationField.TableLevels, i, Findings.Say(spec.Levels[i]), spec.Name, Findings.Say(last));
            return;
        }
    }

    private static void CheckControls(TableSpec spec, IReadOnlyList<Row> rows, Findings findings)
    {
        foreach (var row in rows)
        {
            if (row.Control is not { } control) continue;
            var branches = row.Experiment!.Branches.Where(branch => branch.Control == control).ToArray();
            if (branches.Length > 0 && (spec.Levels.Count == 0 || spec.Levels.Any(level => branches.Any(branch => RunsAt(branch, level))))) continue;
            findings.Report(
                RuleIds.RowWithoutControl, DeclarationField.RowControl, row.Index, row.Experiment.Name, findings.Say(control),
                branches.Length == 0 ? "among its controls" : "at the levels that the table shows",
                branches.Length == 0
                    ? findings.Say($"add [Branch(Control.{control})] to it or remove the row", $"add '{Word.Of(control)}' to its 'branches' or remove the row")
                    : "show a level that it branches off or remove the row");
            return;
        }
    }

    private static bool RunsAt(BranchSpec branch, int level) => branch.Levels.Count > 0 ? branch.Levels.Contains(level) : level >= 1;

    private static void CheckColumns(TableSpec spec, IReadOnlyList<Row> rows, Findings findings)
    {
        var first = rows[0].Experiment!;
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            if (spec.Columns[i].Column is not { } column) continue;
            var (mistake, fix) =
                column.IsOfLayers() && rows.FirstOrDefault(row => !row.Experiment!.Layers.Equals(first.Layers)) is { } other
                    ? ($"is one a layer, and '{first.Name}' and '{other.Experiment!.Name}' have other layers", "show them in tables of their own")
                : column == Column.NeuronDensity && rows.FirstOrDefault(static row => row.Experiment!.HasResidual) is { } residual
                    ? ($"is known where layers follow one another, and blocks of '{residual.Experiment!.Name}' are residual", "remove it")
                : column.NeedsValidation() && rows.FirstOrDefault(static row => row.Experiment!.Training is { Validation: 0 }) is { } unvalidated
                    ? ($"is read off validations, and '{unvalidated.Experiment!.Name}' has none", "declare validation examples or remove it")
                : ("", "");
            if (mistake.Length == 0 && !spec.Columns.Take(i).Any(before => before.Column == column)) continue;
            findings.Report(
                RuleIds.ColumnAgainstRows, DeclarationField.TableColumns, i, findings.Say(column), spec.Name,
                mistake.Length == 0 ? "is there twice" : mistake, mistake.Length == 0 ? "remove one of the two" : fix);
            return;
        }
    }
}
