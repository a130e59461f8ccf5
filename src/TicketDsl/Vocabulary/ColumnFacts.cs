namespace TicketDsl;

/// <summary>What is true of a column whatever the experiment.</summary>
/// <remarks>This file is compiled into the generator too.</remarks>
public static class ColumnFacts
{
    /// <summary>Whether it is a column a layer, so that all rows need the same layers.</summary>
    public static bool IsOfLayers(this Column column) => column >= Column.NeuronDensity;

    /// <summary>Whether it is a function of the validations, so that all rows need validation examples.</summary>
    public static bool NeedsValidation(this Column column) => column == Column.Convergence;
}
