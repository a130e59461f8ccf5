namespace TicketDsl.Generators;

/// <summary>Names of the pipeline's steps, by which tests ask why one ran.</summary>
internal static class StepNames
{
    public const string Reference = nameof(Reference);
    public const string TorchReference = nameof(TorchReference);
    public const string TorchModules = nameof(TorchModules);
    public const string RootNamespace = nameof(RootNamespace);
    public const string DeclaredRecords = nameof(DeclaredRecords);
    public const string Records = nameof(Records);
    public const string Blocks = nameof(Blocks);
    public const string ValidatedBlocks = nameof(ValidatedBlocks);
    public const string YamlFiles = nameof(YamlFiles);
    public const string Bases = nameof(Bases);
    public const string Index = nameof(Index);
    public const string Variants = nameof(Variants);
    public const string Validated = nameof(Validated);
    public const string RosterEntries = nameof(RosterEntries);
    public const string Roster = nameof(Roster);
    public const string Experiments = nameof(Experiments);
    public const string AnyDeclared = nameof(AnyDeclared);
    public const string Registry = nameof(Registry);
    public const string Tables = nameof(Tables);
    public const string Facts = nameof(Facts);
    public const string ValidatedTables = nameof(ValidatedTables);
    public const string TableRoster = nameof(TableRoster);
    public const string Diagnostics = nameof(Diagnostics);
}
