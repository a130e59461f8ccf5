using System.Collections.Concurrent;

namespace TicketDsl.Torch.Layers;

/// <summary>Networks as modules: what the compiler generated for a definition, where it did, else one made from the definition.</summary>
public static class TorchNetworks
{
    private static readonly ConcurrentDictionary<NetworkDefinition, Func<ReplicateTensors, TorchNetwork>> Generated = new();

    /// <summary>Says which module computes a network; generated code calls it.</summary>
    public static void Register(NetworkDefinition definition, Func<ReplicateTensors, TorchNetwork> module) => Generated[definition] = module;

    /// <summary>The module of a network.</summary>
    internal static TorchNetwork Of(NetworkDefinition definition, ReplicateTensors tensors) =>
        Generated.TryGetValue(definition, out var module) ? module(tensors) : new DefinedNetwork(definition, tensors);
}
