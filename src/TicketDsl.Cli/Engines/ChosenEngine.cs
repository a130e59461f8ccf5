using TicketDsl.Runtime.Engine;

namespace TicketDsl.Cli.Engines;

/// <summary>What trains an experiment.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Threads">Trainers that run side by side.</param>
/// <param name="Text">It in words, and why it was taken.</param>
internal sealed record ChosenEngine(IEngine Engine, int Threads, string Text);
