namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A network or a part of one.</summary>
        public abstract class Module<T, TResult> : IDisposable
        {
            private readonly string _name;

            /// <summary>A module of that name.</summary>
            protected Module(string name) => _name = name;

            /// <summary>The name.</summary>
            public virtual string GetName() => _name;

            /// <summary>What it computes.</summary>
            public abstract TResult forward(T input);

            /// <inheritdoc/>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what it holds.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }
        }
    }
}
