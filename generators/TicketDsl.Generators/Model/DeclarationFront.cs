namespace TicketDsl.Generators.Model;

/// <summary>In which language an experiment is declared.</summary>
internal enum DeclarationFront
{
    /// <summary>An attributed record.</summary>
    CSharp,

    /// <summary>A <c>*.ticket.yaml</c> file.</summary>
    Yaml,
}
