namespace TicketDsl.Runtime.Measures;

/// <summary>What several networks say together. How Paganini &amp; Forde 2020 put theirs together is not stated, so there are both usual rules.</summary>
public static class Ensemble
{
    /// <summary>The class that most members say; of several with as many votes the lowest.</summary>
    /// <param name="members">A class an example, of each member; one or more.</param>
    /// <exception cref="ArgumentException">There are none, or they are of different numbers of examples.</exception>
    public static byte[] MajorityVote(IReadOnlyList<byte[]> members)
    {
        var voted = new byte[Length(members)];
        var votes = new int[byte.MaxValue + 1];
        for (var example = 0; example < voted.Length; example++)
        {
            Array.Clear(votes);
            foreach (var member in members) votes[member[example]]++;
            voted[example] = (byte)Array.IndexOf(votes, votes.Max());
        }

        return voted;
    }

    /// <summary>The class of the highest mean probability; of equal ones the lowest. Sums in the members' order.</summary>
    /// <param name="members">[examples, classes] of each member; one or more.</param>
    /// <param name="classes">Classes.</param>
    /// <exception cref="ArgumentException">There are none, or they are of different numbers of examples.</exception>
    public static byte[] MeanProbability(IReadOnlyList<double[]> members, int classes)
    {
        var sums = new double[Length(members)];
        foreach (var member in members)
            for (var i = 0; i < sums.Length; i++) sums[i] += member[i];
        var highest = new byte[sums.Length / classes];
        for (var example = 0; example < highest.Length; example++)
        {
            var of = sums.AsSpan(example * classes, classes);
            for (var one = 1; one < classes; one++)
                if (of[one] > of[highest[example]]) highest[example] = (byte)one;
        }

        return highest;
    }

    /// <summary>Share of the examples of which the class is the label.</summary>
    /// <exception cref="ArgumentException">They are of different numbers of examples.</exception>
    public static double Accuracy(byte[] classes, byte[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return (double)PredictionAgreement.Count(classes, labels) / labels.Length;
    }

    private static int Length<T>(IReadOnlyList<T[]> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0) throw new ArgumentException("An ensemble has a member or more.", nameof(members));
        return members.All(member => member.Length == members[0].Length) ? members[0].Length
            : throw new ArgumentException("The members of an ensemble are of different numbers of examples.", nameof(members));
    }
}
