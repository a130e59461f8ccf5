namespace TicketDsl.Generators.Model;

/// <summary>A layer's shape as the compiler worked it out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">Features it takes.</param>
/// <param name="Units">Features it gives.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="PruningFraction">Its own pruning fraction, where one was declared.</param>
internal sealed record LayerShape(string Name, int Inputs, int Units, Activation Activation, double? PruningFraction)
{
    /// <summary>Prunable weights.</summary>
    public long Weights => (long)Inputs * Units;

    /// <summary>The name as generated code writes it.</summary>
    public string EscapedName => Naming.Identifier.Escape(Name);
}
