using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Stores;

/// <summary>
/// The store of a command. One that was asked for keeps every training, and must be there; the one in the current folder is there for
/// trainings that take time, is made when the first of them comes, and is done without where it can not be.
/// </summary>
internal sealed class StoreChoice
{
    private readonly StoreRequest _request;
    private readonly Action<string> _announce;
    private RunStore? _store;
    private bool _isDoneWithout;

    /// <exception cref="TicketException">A store that was asked for can not be used.</exception>
    public StoreChoice(StoreRequest request, Action<string> announce)
    {
        (_request, _announce) = (request.Checked(), announce);
        _isDoneWithout = request.IsOff;
        if (!request.IsOff && request.Asked is not null) _store = RunStore.Open(request.Path, announce, checkpoints: request.Checkpoints);
    }

    /// <summary>Whether anything is kept until now.</summary>
    public bool IsOpen => _store is not null;

    /// <summary>The store for an experiment's trainings, or null where they are not kept.</summary>
    public RunStore? For(ExperimentDefinition experiment)
    {
        if (_store is not null || _isDoneWithout || TrainingWork.Of(experiment) < TrainingWork.WorthWaiting) return _store;
        try
        {
            return _store = RunStore.Open(_request.Path, _announce, TrainingWork.WorthWaiting, _request.Checkpoints);
        }
        catch (TicketException lack)
        {
            _isDoneWithout = true;
            _announce($"Nothing is kept of this run: {lack.Message}");
            return null;
        }
    }
}
