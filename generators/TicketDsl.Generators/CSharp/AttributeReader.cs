using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads one attribute: the values of its arguments and where they stand.</summary>
internal sealed class AttributeReader
{
    private readonly AttributeData _data;
    private readonly AttributeSyntax _syntax;

    private AttributeReader(AttributeData data, AttributeSyntax syntax)
    {
        _data = data;
        _syntax = syntax;
    }

    /// <summary>The attribute's name without its suffix, for example <c>IterativePruning</c>.</summary>
    public string Name => Shorten(_data.AttributeClass!.Name);

    /// <summary>Where the attribute stands.</summary>
    public LocationSpec Location => LocationSpec.Of(_syntax);

    /// <summary>
    /// Whether the compiler reports an error in it: what can not be bound has no constructor, an argument of the wrong
    /// type has an error for a value, and an argument that no property takes has none.
    /// </summary>
    public bool IsBroken =>
        _data.AttributeConstructor is null
        || (_data.ConstructorArguments.Any(IsError) && UnboundType() is null)
        || _data.NamedArguments.Any(static argument => IsError(argument.Value))
        || NamedSyntax().Any(name => _data.NamedArguments.All(argument => argument.Key != name));

    /// <summary>The project's own attributes on a symbol, in the order in which they stand.</summary>
    public static IReadOnlyList<AttributeReader> On(ISymbol symbol, CancellationToken cancellation) =>
        symbol.GetAttributes()
            .Where(IsOurs)
            .Select(data => (data, syntax: data.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax))
            .Where(static pair => pair.syntax is not null)
            .Select(static pair => new AttributeReader(pair.data, pair.syntax!))
            .ToArray();

    /// <summary>Whether the attribute is one of the project's own.</summary>
    public static bool IsOurs(AttributeData data) =>
        data.AttributeClass is { ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The constructor's argument of that position, where it was given and is a <typeparamref name="T"/>.</summary>
    public Argument<T>? Positional<T>(int position)
    {
        var parameters = _data.AttributeConstructor?.Parameters;
        if (parameters is null || position >= _data.ConstructorArguments.Length) return null;
        var name = parameters.Value[position].Name;
        var arguments = Arguments().Where(static argument => argument.NameEquals is null).ToArray();
        var syntax = Array.Find(arguments, argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? (position < arguments.Length && arguments[position].NameColon is null ? arguments[position] : null);
        return Read<T>(_data.ConstructorArguments[position], syntax?.Expression);
    }

    /// <summary>The simple name of the type that is the first argument, and whether the compiler knows one of it; null where there is none.</summary>
    public (Argument<string> Name, bool IsBound)? TypeName()
    {
        if (UnboundType() is { } unbound) return (new Argument<string>(SimpleName(unbound.Type), LocationSpec.Of(unbound)), false);
        if (_data.ConstructorArguments.Length == 0 || _data.ConstructorArguments[0].Value is not ITypeSymbol type) return null;
        var expression = Arguments().FirstOrDefault(static argument => argument.NameEquals is null)?.Expression;
        return (new Argument<string>(type.Name, expression is null ? Location : LocationSpec.Of(expression)), true);
    }

    /// <summary>The constructor's argument of that position, whatever its type; null where there is none.</summary>
    public Argument<SettingValue>? Value(int position)
    {
        if (position >= _data.ConstructorArguments.Length) return null;
        var syntax = Arguments().Where(static argument => argument.NameEquals is null).Skip(position).FirstOrDefault()?.Expression;
        return Setting(_data.ConstructorArguments[position], syntax);
    }

    /// <summary>The elements of the constructor's last argument, whatever their types.</summary>
    public IReadOnlyList<Argument<SettingValue>> Values(int position)
    {
        if (position >= _data.ConstructorArguments.Length) return [];
        var (elements, whole) = ElementsFrom(position);
        return Elements(_data.ConstructorArguments[position], elements, whole, Setting);
    }

    /// <summary>The property's argument, where it was given and is a <typeparamref name="T"/>.</summary>
    public Argument<T>? Named<T>(string name)
    {
        var argument = _data.NamedArguments.FirstOrDefault(argument => argument.Key == name);
        return argument.Key is null ? null : Read<T>(argument.Value, NamedExpression(name));
    }

    /// <summary>The elements of the property's array, where it was given.</summary>
    public IReadOnlyList<Argument<T>> NamedList<T>(string name)
    {
        var argument = _data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;
        return Elements(argument, ElementsOf(NamedExpression(name)) ?? [], NamedExpression(name), Read<T>);
    }

    /// <summary>The elements of the constructor's last argument, one after the other or as an array.</summary>
    public IReadOnlyList<Argument<T>> PositionalList<T>(int position)
    {
        if (position >= _data.ConstructorArguments.Length) return [];
        var (elements, whole) = ElementsFrom(position);
        return Elements(_data.ConstructorArguments[position], elements, whole, Read<T>);
    }

    /// <summary>Whether the property's argument was given.</summary>
    public bool Has(string name) => NamedExpression(name) is not null;

    /// <summary>Where the property's argument stands, or else the attribute.</summary>
    public LocationSpec LocationOf(string name) =>
        NamedExpression(name) is { } expression ? LocationSpec.Of(expression) : Location;

    private static SyntaxNode[]? ElementsOf(ExpressionSyntax? array) => array switch
    {
        CollectionExpressionSyntax collection => collection.Elements.ToArray<SyntaxNode>(),
        ImplicitArrayCreationExpressionSyntax implied => implied.Initializer.Expressions.ToArray<SyntaxNode>(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToArray<SyntaxNode>(),
        _ => null,
    };

    private static Argument<T>[] Elements<T>(TypedConstant array, SyntaxNode[] elements, SyntaxNode? whole, Func<TypedConstant, SyntaxNode?, Argument<T>?> read) =>
        array.Kind != TypedConstantKind.Array || array.IsNull ? [] : array.Values
            .Select((value, i) => read(value, i < elements.Length ? elements[i] : whole))
            .OfType<Argument<T>>()
            .ToArray();

    /// <summary>The arguments from a position on, one after the other or as an array, and the first of them.</summary>
    private (SyntaxNode[] Elements, SyntaxNode? Whole) ElementsFrom(int position)
    {
        var rest = Arguments().Where(static argument => argument.NameEquals is null).Skip(position).Select(static argument => argument.Expression).ToArray();
        return (rest.Length == 1 && ElementsOf(rest[0]) is { } array ? array : rest, rest.FirstOrDefault());
    }

    private Argument<SettingValue> Setting(TypedConstant constant, SyntaxNode? syntax)
    {
        var location = syntax is null ? Location : LocationSpec.Of(syntax);
        var written = new SettingValue(syntax?.ToString() ?? "nothing");
        if (constant.Kind == TypedConstantKind.Array) return new Argument<SettingValue>(written, location);
        return new Argument<SettingValue>(constant.Value switch
        {
            int word when constant.Kind == TypedConstantKind.Enum && constant.Type is { ContainingNamespace: { Name: "TicketDsl", ContainingNamespace.IsGlobalNamespace: true } } type =>
                written with { Enumeration = type.Name, Word = word },
            _ when constant.Kind == TypedConstantKind.Enum => written,
            int whole => written with { Whole = whole, Number = whole },
            bool truth => written with { Truth = truth },
            string text => written with { Text = text },
            double or float or byte or sbyte or short or ushort or uint or long or ulong =>
                written with { Number = Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture) },
            _ => written,
        }, location);
    }

    /// <summary>The <c>typeof</c> that is the first argument where the compiler knows no such type: another file's declaration may generate it.</summary>
    private TypeOfExpressionSyntax? UnboundType() =>
        _data.ConstructorArguments.Length == 1 && (_data.ConstructorArguments[0].Kind == TypedConstantKind.Error || _data.ConstructorArguments[0].Value is IErrorTypeSymbol)
            ? Arguments().FirstOrDefault(static argument => argument.NameEquals is null)?.Expression as TypeOfExpressionSyntax
            : null;

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => type.ToString(),
    };

    private static string Shorten(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;

    private Argument<T>? Read<T>(TypedConstant constant, SyntaxNode? syntax)
    {
        var location = syntax is null ? Location : LocationSpec.Of(syntax);
        if (constant.Kind == TypedConstantKind.Array) return null;
        return constant.Value is T value ? new Argument<T>(value, location)
            : constant.IsNull && default(T) is null ? new Argument<T>(default!, location)
            : null;
    }

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsError));

    private IEnumerable<AttributeArgumentSyntax> Arguments() => _syntax.ArgumentList?.Arguments.AsEnumerable() ?? [];

    private IEnumerable<string> NamedSyntax() => Arguments()
        .Where(static argument => argument.NameEquals is not null)
        .Select(static argument => argument.NameEquals!.Name.Identifier.ValueText);

    private ExpressionSyntax? NamedExpression(string name) => Arguments()
        .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
}

/// <summary>An attribute's argument.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record Argument<T>(T Value, LocationSpec Location);
