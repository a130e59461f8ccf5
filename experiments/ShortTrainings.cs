namespace Papers;

/// <summary>What short trainings do to comparisons.</summary>
internal static class ShortTrainings
{
    /// <summary>For protocols of tables whose curves train on from trained weights.</summary>
    public const string FavourTrainingOn = " The reduced form ends trainings long before they are done, which favours whatever goes on from trained weights.";
}
