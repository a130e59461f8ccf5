using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Diagnostics;

/// <summary>The rules of tables.</summary>
internal static class TableRules
{
    private const string Category = "TicketDsl.Tables";

    public static readonly DiagnosticDescriptor UnknownRow = Error(
        RuleIds.UnknownRow, "Row names no experiment", "'{0}' is {1} and can not be a row of table '{2}'; {3}");

    public static readonly DiagnosticDescriptor TableLevelOutOfRange = Error(
        RuleIds.TableLevelOutOfRange, "Table's level does not exist", "Level {0} of table '{1}' does not exist, since its rows have levels 0 to {2}; remove it");

    public static readonly DiagnosticDescriptor RowWithoutControl = Error(
        RuleIds.RowWithoutControl, "Row's control does not run", "'{0}' has no {1} {2}; {3}");

    public static readonly DiagnosticDescriptor EmptyTable = Error(
        RuleIds.EmptyTable, "Table is empty", "Table '{0}' has no {1}; write for example {2}");

    public static readonly DiagnosticDescriptor DuplicateTable = Error(
        RuleIds.DuplicateTable, "Table is declared twice", "The name of table '{0}' is taken {1}; choose another name");

    public static readonly DiagnosticDescriptor ReducedOutOfRange = Error(
        RuleIds.ReducedOutOfRange, "Reduced form is not a shorter one", "The reduced form of table '{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor ColumnAgainstRows = Error(
        RuleIds.ColumnAgainstRows, "Column does not fit the rows", "Column {0} of table '{1}' {2}; {3}");

    public static readonly DiagnosticDescriptor InvalidTableName = Error(
        RuleIds.InvalidTableName, "Table's name can not be typed",
        "'{0}' can not name a table, since commands and files are called by it: small letters, digits and hyphens after a letter; write for example '{1}'");

    public static readonly DiagnosticDescriptor DuplicateRow = Error(
        RuleIds.DuplicateRow, "Row is declared twice", "Row '{0}' is in table '{1}' twice; {2}");

    public static readonly DiagnosticDescriptor NotATableType = Error(
        RuleIds.NotATableType, "Table's type can not be completed", "Table '{0}' is declared on a type that is {1}; {2}");

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpLink(id), customTags: WellKnownDiagnosticTags.NotConfigurable);
}
