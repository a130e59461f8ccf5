namespace Papers;

/// <summary>Levels of LeNet-300-100 by what remains of its weights, in per cent: 0.8ⁿ, the output layer pruned at half the fraction.</summary>
internal static class LenetLevels
{
    public const int At80 = 1;
    public const int At64 = 2;
    public const int At51 = 3;
    public const int At41 = 4;
    public const int At33 = 5;
    public const int At26 = 6;
    public const int At21 = 7;
    public const int At17 = 8;
    public const int At13 = 9;
    public const int At7 = 12;
    public const int At5Point6 = 13;
    public const int At3Point6 = 15;
    public const int At2Point3 = 17;
    public const int At1Point85 = 18;
}
