namespace TicketDsl.Runtime.Tests.Store;

/// <summary>Small experiments of every plan of the engine, pruned, with controls.</summary>
internal static class StoreCases
{
    /// <summary>Tiny networks, a replicate a lane.</summary>
    public static ExperimentDefinition Lanes => Branched(Declared.Xor(replicates: 3).PrunedByWeight(0.3, 2));

    /// <summary>Chains of linear layers: rows while dense, packed from level 3 on; evaluated on the way.</summary>
    public static ExperimentDefinition Linear => Branched(Declared.Digits(12, 10, 4).PrunedByWeight(0.4, 3));

    /// <summary>Convolutions, batch norm and all else, rewound to a later step.</summary>
    public static ExperimentDefinition Blocks => Branched(Declared.Photographs().PrunedByWeight(0.5, 2, Step.Iterations(4)));

    public static IEnumerable<TestCaseData> All() =>
    [
        new TestCaseData(Lanes).SetArgDisplayNames("lanes"),
        new TestCaseData(Linear).SetArgDisplayNames("rows and packed"),
        new TestCaseData(Blocks).SetArgDisplayNames("blocks"),
    ];

    private static ExperimentDefinition Branched(ExperimentDefinition experiment) => experiment with
    {
        Branches = [new BranchDefinition(Control.Reinitialize, 2), new BranchDefinition(Control.Rearrange, 1), new BranchDefinition(Control.Noise, 1) { StandardDeviations = 0.5 }],
    };
}
