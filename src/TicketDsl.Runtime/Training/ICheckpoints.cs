using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Training;

/// <summary>Where the trainings of a group leave what they need to go on, and what can be seen of them on the way.</summary>
public interface ICheckpoints
{
    /// <summary>Where a replicate's training was left, or null; all of a group at one iteration.</summary>
    TrainingCheckpoint? Last(int replicate);

    /// <summary>Whether another one is due.</summary>
    /// <param name="iteration">Where the training is.</param>
    bool IsDue(int iteration);

    /// <summary>Leaves a checkpoint.</summary>
    void Save(int replicate, TrainingCheckpoint checkpoint);

    /// <summary>A replicate was validated.</summary>
    void Validated(int replicate, ValidationPoint point);
}
