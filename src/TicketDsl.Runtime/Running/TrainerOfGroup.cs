using TicketDsl.Runtime.Engine;

namespace TicketDsl.Runtime.Running;

/// <summary>One trainer at a time: the same one as long as it is asked for the same problem and as many replicates.</summary>
internal sealed class TrainerOfGroup(IEngine engine) : IDisposable
{
    private ITrainer? _trainer;
    private TrainingProblem? _problem;
    private int _replicates;

    /// <summary>A trainer; the one that was given before is not to be used any more.</summary>
    public ITrainer Of(TrainingProblem problem, int replicates)
    {
        if (_trainer is not null && ReferenceEquals(problem, _problem) && replicates == _replicates) return _trainer;
        _trainer?.Dispose();
        _trainer = null;
        (_trainer, _problem, _replicates) = (engine.CreateTrainer(problem, replicates), problem, replicates);
        return _trainer;
    }

    /// <summary>Gives the trainer back; another one can be asked for.</summary>
    public void Dispose()
    {
        _trainer?.Dispose();
        _trainer = null;
    }
}
