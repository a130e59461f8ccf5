namespace TicketDsl;

/// <summary>
/// What a pruned network is trained from, and at which learning rates (Renda, Frankle &amp; Carbin 2020, section 2). The optimizer
/// begins anew each time: moments at 0, Adam's time at 1. An iteration of a number sees the same batch at every level, so
/// whatever begins at an iteration sees the batches from there on, and fine-tuning sees those of the dense training again.
/// </summary>
public enum Retraining
{
    /// <summary>Survivors take up their weights of the rewind step again, and the learning rate's schedule goes on from there (Frankle &amp; Carbin 2019, section 2; Frankle et al. 2020).</summary>
    Rewind,

    /// <summary>
    /// Survivors keep their trained weights, and training goes on for a whole training's length at the learning rate that the schedule ended
    /// with (Renda et al. 2020, "fine-tuning"; "continued training" of Frankle &amp; Carbin 2018 and 2019, appendix B, strategy 2).
    /// </summary>
    FineTune,

    /// <summary>Survivors keep their trained weights, and the learning rate's schedule goes back to the rewind step (Renda et al. 2020, "learning rate rewinding").</summary>
    LearningRateRewind,
}
