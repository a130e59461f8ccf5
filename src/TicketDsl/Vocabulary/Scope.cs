namespace TicketDsl;

/// <summary>Among which weights scores compete.</summary>
public enum Scope
{
    /// <summary>Within each layer, which so loses exactly its own fraction.</summary>
    Layer,
}
