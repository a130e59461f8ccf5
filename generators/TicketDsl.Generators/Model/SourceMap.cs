namespace TicketDsl.Generators.Model;

/// <summary>Where each field of a declaration stands in its file.</summary>
/// <param name="Entries">The places, in the order they were read.</param>
internal sealed record SourceMap(EquatableArray<SourceMap.Entry> Entries)
{
    /// <summary>The place of a field.</summary>
    /// <param name="Field">Which field.</param>
    /// <param name="Index">Which of several (layers, branches, the sizes of a one-shot list, the values of all sweeps), from 0; -1 for the field as a whole.</param>
    /// <param name="Location">Where it stands.</param>
    internal sealed record Entry(DeclarationField Field, int Index, LocationSpec Location);

    /// <summary>Whether the field itself was written; -1 asks whether any of several was.</summary>
    public bool Has(DeclarationField field, int index = -1) => Entries.Any(entry => entry.Field == field && (index < 0 || entry.Index == index));

    /// <summary>The places with others that go before them.</summary>
    public SourceMap After(IEnumerable<Entry> first) => new(first.Concat(Entries).ToEquatableArray());

    /// <summary>The place of a field, or of the nearest thing around it that was written.</summary>
    public LocationSpec Of(DeclarationField field, int index = -1)
    {
        foreach (var entry in Entries)
            if (entry.Field == field && entry.Index == index) return entry.Location;

        if (field == DeclarationField.Experiment) return Entries[0].Location;
        var parent = Parent(field);

        // A layer's and a branch's fields have its index; the elements of any other list stand within the list.
        if (parent is DeclarationField.Layer or DeclarationField.Branch or DeclarationField.Set or DeclarationField.TableRow) return Of(parent, index);
        return index >= 0 ? Of(field) : Of(parent);
    }

    /// <summary>What a field stands within; the experiment stands within itself.</summary>
    public static DeclarationField Parent(DeclarationField field) => field switch
    {
        DeclarationField.StandardDeviation or DeclarationField.Limit => DeclarationField.Initialization,
        DeclarationField.Steps or DeclarationField.BatchSize or DeclarationField.Validation or DeclarationField.EvaluateEvery => DeclarationField.Training,
        DeclarationField.LearningRate or DeclarationField.Beta1 or DeclarationField.Beta2 or DeclarationField.Epsilon or DeclarationField.Momentum
            or DeclarationField.Nesterov or DeclarationField.WeightDecay => DeclarationField.Optimizer,
        DeclarationField.DecayFactor or DeclarationField.Milestone => DeclarationField.Decay,
        DeclarationField.Flip or DeclarationField.CropPadding => DeclarationField.Augmentation,
        DeclarationField.Fraction or DeclarationField.Units or DeclarationField.Pattern or DeclarationField.Rounds or DeclarationField.RewindTo or DeclarationField.Retraining or DeclarationField.Scope or DeclarationField.Densities
            or DeclarationField.Ratio
            or DeclarationField.Criterion or DeclarationField.Granularity => DeclarationField.Pruning,
        DeclarationField.BranchReplicates or DeclarationField.BranchLevels or DeclarationField.BranchDeviations => DeclarationField.Branch,
        DeclarationField.LayerChannels or DeclarationField.LayerRepeat or DeclarationField.LayerResidual
            or DeclarationField.LayerUnits or DeclarationField.LayerKernel or DeclarationField.LayerStride or DeclarationField.LayerPadding
            or DeclarationField.LayerBias or DeclarationField.LayerActivation or DeclarationField.LayerBatchNorm or DeclarationField.LayerDropout
            or DeclarationField.LayerPruningFraction
            or DeclarationField.LayerNotPruned or DeclarationField.LayerPrune => DeclarationField.Layer,
        DeclarationField.Layer => DeclarationField.Network,
        DeclarationField.SetValue => DeclarationField.Set,
        DeclarationField.SweepSetting or DeclarationField.SweepValue => DeclarationField.Sweep,
        DeclarationField.RowControl => DeclarationField.TableRow,
        DeclarationField.TableRow => DeclarationField.TableRows,
        DeclarationField.ReducedSteps or DeclarationField.ReducedRounds or DeclarationField.ReducedReplicates or DeclarationField.ReducedControls or DeclarationField.ReducedControlLevels => DeclarationField.Reduced,
        _ => DeclarationField.Experiment,
    };
}
