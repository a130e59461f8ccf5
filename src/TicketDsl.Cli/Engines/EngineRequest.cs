namespace TicketDsl.Cli.Engines;

/// <summary>Which engine the command line asks for.</summary>
/// <param name="Engine"><see cref="Auto"/>, <see cref="Embedded"/> or <see cref="Torch"/>.</param>
/// <param name="Device">Where the torch engine runs; null for the first CUDA device, or the host where there is none.</param>
/// <param name="AllowTf32">Whether CUDA may round to TF32.</param>
internal sealed record EngineRequest(string Engine, string? Device, bool AllowTf32)
{
    public const string Auto = "auto";
    public const string Embedded = "embedded";
    public const string Torch = "torch";

    /// <summary>The names that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [Auto, Embedded, Torch];

    /// <summary>Whether only the torch engine will do: what is said of devices and of rounding is for it.</summary>
    public bool NeedsTorch => Engine == Torch || (Engine == Auto && (Device is not null || AllowTf32));

    /// <summary>The same, held to the rules.</summary>
    /// <exception cref="TicketException">There is no such engine, or it takes no device.</exception>
    public EngineRequest Checked()
    {
        if (!Names.Contains(Engine)) throw new TicketException($"--engine {Engine}: {NearMisses.Hint(Engine, Names, "the engines are auto, embedded and torch")}", badUse: true);
        if (Engine != Embedded) return this;
        if (Device is not null) throw new TicketException($"--device {Device}: the embedded engine runs on the processor alone; leave --device out, or give --engine torch", badUse: true);
        if (AllowTf32) throw new TicketException("--tf32: the embedded engine never rounds to TF32; leave --tf32 out, or give --engine torch", badUse: true);
        return this;
    }
}
