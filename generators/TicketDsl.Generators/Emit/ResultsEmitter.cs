namespace TicketDsl.Generators.Emit;

/// <summary>Writes the typed way into a result: replicate, level, masks.</summary>
internal static class ResultsEmitter
{
    private const string Views =
        """
        /// <summary>What came out of the experiment, with its masks typed.</summary>
        /// <param name="Result">The result as the runtime gives it.</param>
        public sealed record Results(global::TicketDsl.ExperimentResult Result)
        {
            /// <summary>How many replicates ran.</summary>
            public int Replicates => Result.Replicates.Length;

            /// <summary>The replicate of that index, from 0.</summary>
            public ReplicateView this[int index] => Replicate(index);

            /// <summary>The replicate of that index, from 0.</summary>
            public ReplicateView Replicate(int index) => new(Result.Replicates[index]);

            /// <summary>One replicate: a seed's way through all levels.</summary>
            /// <param name="Result">The result as the runtime gives it.</param>
            public sealed record ReplicateView(global::TicketDsl.ReplicateResult Result)
            {
                /// <summary>How many levels ran, the dense network counted.</summary>
                public int Levels => Result.Levels.Length;

                /// <summary>That level; 0 is the dense network.</summary>
                public LevelView this[int level] => Level(level);

                /// <summary>That level; 0 is the dense network.</summary>
                public LevelView Level(int level) => new(Result.Levels[level]);
            }

            /// <summary>One level of one replicate.</summary>
            /// <param name="Result">The result as the runtime gives it.</param>
            public sealed record LevelView(global::TicketDsl.LevelResult Result)
            {
                /// <summary>What remained while the ticket trained.</summary>
                public Masks Masks => new(Result.Masks);

                /// <summary>How the ticket trained.</summary>
                public global::TicketDsl.TrainingOutcome Outcome => Result.Outcome;

                /// <summary>The achieved density, 0 to 1.</summary>
                public double Density => Result.Density;

                /// <summary>The controls, in declared order, replicate after replicate.</summary>
                public global::System.Collections.Immutable.ImmutableArray<BranchView> Branches =>
                    global::System.Collections.Immutable.ImmutableArray.CreateRange(Result.Branches, static branch => new BranchView(branch));
            }

            /// <summary>A control run off a level.</summary>
            /// <param name="Result">The result as the runtime gives it.</param>
            public sealed record BranchView(global::TicketDsl.BranchResult Result)
            {
                /// <summary>Which control.</summary>
                public global::TicketDsl.Control Control => Result.Control;

                /// <summary>Which of its runs for this ticket, from 0.</summary>
                public int Replicate => Result.Replicate;

                /// <summary>What remained while it trained.</summary>
                public Masks Masks => new(Result.Masks);

                /// <summary>How it trained.</summary>
                public global::TicketDsl.TrainingOutcome Outcome => Result.Outcome;
            }
        }
        """;

    public static void Emit(CodeWriter writer)
    {
        writer.Blank();
        foreach (var line in Views.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.Length == 0) writer.Blank();
            else writer.Line(text);
        }
    }
}
