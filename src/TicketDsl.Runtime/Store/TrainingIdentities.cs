using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Store;

/// <summary>
/// The identities of all trainings of an experiment, chained: a level names the one that it was pruned from, so it stands for the whole way
/// there. What does not determine a training is not in it: how many replicates, later levels, other controls, threads, the experiment's name.
/// </summary>
public sealed class TrainingIdentities
{
    private readonly ExperimentDefinition _experiment;
    private readonly IterationPlan _plan;
    private readonly string _engine;
    private readonly string _data;
    private readonly ConcurrentDictionary<(int Replicate, int Level), TrainingIdentity> _tickets = new();
    private readonly JsonElement _problem;

    /// <summary>Of an experiment.</summary>
    /// <param name="experiment">As it runs.</param>
    /// <param name="engine">What trains: <see cref="Engine.IEngine.Kind"/>.</param>
    /// <param name="data">The checksum of its data: <see cref="DataChecksum"/>.</param>
    public TrainingIdentities(ExperimentDefinition experiment, string engine, string data)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        (_experiment, _plan, _engine, _data) = (experiment, IterationPlan.Of(experiment), engine, data);
        using var problem = JsonDocument.Parse(CanonicalText.Of(json => ProblemText.Write(json, experiment, _plan)));
        _problem = problem.RootElement.Clone();
    }

    /// <summary>
    /// Eight hexadecimal digits that tell experiments of one name apart: of the dense training and the first step of pruning, without the
    /// replicate. More replicates, rounds or controls are the same experiment.
    /// </summary>
    public string ExperimentHash => TrainingIdentity.HashOf(CanonicalText.Of(json =>
    {
        Common(json);
        if (_experiment.Pruning is not { } pruning || _experiment.Schedule.Length < 2) return;
        json.WriteObject("pruning", () => PruningText.Write(json, _experiment, pruning, _experiment.Schedule[1]));
        Retraining(json, pruning);
    }))[..8];

    /// <summary>The training of a level of a replicate itself.</summary>
    public TrainingIdentity Ticket(int replicate, int level) => _tickets.TryGetValue((replicate, level), out var known) ? known
        : _tickets[(replicate, level)] = new TrainingIdentity(
            CanonicalText.Of(json =>
            {
                Common(json);
                Masks(json, replicate, level);
                if (level > 0) Retraining(json, _experiment.Pruning!);
            }),
            string.Create(CultureInfo.InvariantCulture, $"replicate-{replicate}/level-{level:00}"))
        {
            IsDense = level == 0,
        };

    /// <summary>A run of a control off a level.</summary>
    /// <param name="replicate">From 0.</param>
    /// <param name="level">From 0.</param>
    /// <param name="branch">The control.</param>
    /// <param name="run">Which run of it, from 0.</param>
    public TrainingIdentity Control(int replicate, int level, BranchDefinition branch, int run)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var deviations = branch.StandardDeviations == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{branch.StandardDeviations}");
        return new TrainingIdentity(
            CanonicalText.Of(json =>
            {
                Common(json);
                Masks(json, replicate, level);
                json.WriteObject("control", () =>
                {
                    json.WriteString("kind", branch.Control.ToString());
                    json.WriteDouble("standard-deviations", branch.StandardDeviations);
                    json.WriteNumber("run", run);
                    json.WriteNumber("from", Controls.FirstIteration(branch.Control, _plan));
                });
            }),
            string.Create(CultureInfo.InvariantCulture, $"replicate-{replicate}/level-{level:00}.{branch.Control.ToString().ToLowerInvariant()}{deviations}-{run}"));
    }

    private void Common(Utf8JsonWriter json)
    {
        json.WriteNumber("format", StoreFormat.Version);
        json.WriteNumber("semantics", StoreFormat.Semantics);
        json.WriteString("engine", _engine);
        json.WriteObject("data", () =>
        {
            json.WriteString("name", _experiment.Dataset.ToString());
            json.WriteString("scaling", _experiment.Scaling.ToString());
            json.WriteString("sha256", _data);
        });
        foreach (var member in _problem.EnumerateObject()) member.WriteTo(json);
        json.WriteString("seed", _experiment.Seed);
    }

    /// <summary>Which masks, by the way they come about.</summary>
    private void Masks(Utf8JsonWriter json, int replicate, int level)
    {
        json.WriteNumber("replicate", replicate);
        json.WriteNumber("level", level);
        if (level == 0) return;
        var pruning = _experiment.Pruning!;
        json.WriteString("pruned-from", Ticket(replicate, pruning is IterativePruningDefinition ? level - 1 : 0).Hash);
        json.WriteObject("pruning", () => PruningText.Write(json, _experiment, pruning, _experiment.Schedule[level]));
    }

    private void Retraining(Utf8JsonWriter json, PruningDefinition pruning)
    {
        json.WriteString("retraining", pruning.Retraining.ToString());
        json.WriteNumber("rewind-to", _plan.RewindTo);
    }
}
