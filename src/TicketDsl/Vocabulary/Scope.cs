namespace TicketDsl;

/// <summary>Among which weights scores compete.</summary>
public enum Scope
{
    /// <summary>Within each layer, which so loses exactly its own fraction.</summary>
    Layer,

    /// <summary>
    /// Among all weights of all layers that are pruned: the fraction is of all that remain, exactly. How many of a layer remain is seen only after
    /// training, and it may lose all of them (Frankle &amp; Carbin 2019, section 4, for deeper networks).
    /// </summary>
    Global,
}
