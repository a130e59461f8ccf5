namespace TicketDsl;

/// <summary>What the generated half of an attributed record implements.</summary>
public interface IExperiment
{
    /// <summary>The experiment as the runtime takes it.</summary>
    static abstract ExperimentDefinition Definition { get; }
}
