using System.Collections.Immutable;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Steps in order, those that can pass a block together as one stage.</summary>
internal sealed class Stages
{
    private Stages(ImmutableArray<ImmutableArray<Step>> all) => All = all;

    /// <summary>The stages.</summary>
    public ImmutableArray<ImmutableArray<Step>> All { get; }

    /// <summary>Stages of steps.</summary>
    public static Stages Of(IEnumerable<Step> steps)
    {
        var stages = ImmutableArray.CreateBuilder<ImmutableArray<Step>>();
        var stage = ImmutableArray.CreateBuilder<Step>();
        foreach (var step in steps)
        {
            if (step.IsWhole) Close();
            stage.Add(step);
            if (step.IsWhole || step.IsBarrier) Close();
        }

        Close();
        return new Stages(stages.ToImmutable());

        void Close()
        {
            if (stage.Count > 0) stages.Add(stage.ToImmutable());
            stage.Clear();
        }
    }

    /// <summary>Runs all stages.</summary>
    public void Run(in Pass pass, int blocks)
    {
        foreach (var stage in All)
        {
            foreach (var step in stage) step.Begin?.Invoke(pass);
            if (stage[0].IsWhole) stage[0].Run(pass, 0);
            else for (var block = 0; block < blocks; block++) foreach (var step in stage) step.Run(pass, block);
            foreach (var step in stage) step.End?.Invoke(pass);
        }
    }
}
