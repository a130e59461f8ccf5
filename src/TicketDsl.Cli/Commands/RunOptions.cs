using System.CommandLine;
using TicketDsl.Cli.Engines;
using TicketDsl.Cli.Stores;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Commands;

/// <summary>The options of commands that train.</summary>
internal sealed class RunOptions
{
    private readonly Option<int?> _replicates = new("--replicates")
    {
        Description = "Repetitions from other random numbers, instead of what is declared.",
        HelpName = "N",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads of the embedded engine; the result does not depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<string> _engine = new("--engine")
    {
        Description = "auto, embedded or torch; auto takes torch where this build has TorchSharp, a CUDA device is there and the network is not tiny.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => EngineRequest.Auto,
    };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "Device of the torch engine: cpu, cuda or cuda:N.",
        HelpName = "DEVICE",
    };

    private readonly Option<bool> _tf32 = new("--tf32")
    {
        Description = "Lets the torch engine round what it multiplies to TF32 on CUDA: faster, less exact.",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of the data sets; else $TICKET_DATA, ./data and ../shared/data are looked in.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Folder to write the results to as well, as Markdown and CSV.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _store = new("--store")
    {
        Description = "Folder that trainings are kept in and found again; else $TICKET_STORE, or ./runs for those that take more than a moment.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _noStore = new("--no-store")
    {
        Description = "Keeps nothing and trains everything.",
    };

    private readonly Option<CheckpointInterval> _checkpoint = new("--checkpoint")
    {
        Description = "How often a training leaves a checkpoint in the store, as 5min, 30s, 1h or 1000it; never leaves one only when it is interrupted.",
        HelpName = "INTERVAL",
        DefaultValueFactory = _ => CheckpointInterval.Default,
        CustomParser = result =>
        {
            if (CheckpointInterval.TryParse(result.Tokens[0].Value, out var interval)) return interval;
            result.AddError($"--checkpoint {result.Tokens[0].Value}: an interval is a whole number with its unit, as 5min, 30s, 1h or 1000it, or never.");
            return default;
        },
    };

    private readonly Option<Step?> _steps = new("--steps")
    {
        Description = "Shorter trainings for a trial run, as 5000it or 2ep; marks the result as shortened.",
        HelpName = "STEP",
        CustomParser = result =>
        {
            if (Step.TryParse(result.Tokens[0].Value, out var step)) return step;
            result.AddError($"--steps {result.Tokens[0].Value}: a step is a whole number with its unit, as 5000it (iterations) or 2ep (epochs).");
            return null;
        },
    };

    private readonly Option<int?> _rounds = new("--rounds")
    {
        Description = "Fewer rounds of pruning for a trial run; marks the result as shortened.",
        HelpName = "N",
    };

    public RunOptions(Command command, bool canShortenRounds)
    {
        command.Options.Add(_replicates);
        command.Options.Add(_steps);
        if (canShortenRounds) command.Options.Add(_rounds);
        command.Options.Add(_engine);
        command.Options.Add(_device);
        command.Options.Add(_tf32);
        command.Options.Add(_threads);
        command.Options.Add(_data);
        command.Options.Add(_output);
        command.Options.Add(_store);
        command.Options.Add(_noStore);
        command.Options.Add(_checkpoint);
    }

    public Shortening Shortening(ParseResult parsed) => new(
        parsed.GetValue(_steps), parsed.CommandResult.Command.Options.Contains(_rounds) ? parsed.GetValue(_rounds) : null, parsed.GetValue(_replicates));

    public int Threads(ParseResult parsed)
    {
        var threads = parsed.GetValue(_threads);
        return threads >= 1 ? threads : throw new TicketException($"--threads {threads}: at least 1 thread is needed.", badUse: true);
    }

    /// <summary>The engine that is asked for.</summary>
    public EngineRequest Engine(ParseResult parsed) =>
        new(parsed.GetValue(_engine) ?? EngineRequest.Auto, parsed.GetValue(_device), parsed.GetValue(_tf32));

    public string? DataFolder(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>Where trainings are kept.</summary>
    public StoreRequest Store(ParseResult parsed, string currentFolder) => new(parsed.GetValue(_store), parsed.GetValue(_noStore), parsed.GetValue(_checkpoint), currentFolder);

    /// <summary>The folder to write to, seen to be writable before anything is trained.</summary>
    public OutputFolder? Output(ParseResult parsed) => parsed.GetValue(_output) is { } folder ? OutputFolder.Open(folder) : null;
}
