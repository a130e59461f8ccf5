namespace TicketDsl.Generators.Diagnostics;

/// <summary>What a diagnostic hands on to its code fix beside its message.</summary>
/// <remarks>This file is compiled into the code fixes too.</remarks>
internal static class DiagnosticProperty
{
    /// <summary>The text to write in the diagnostic's place.</summary>
    public const string Replacement = "Replacement";
}
