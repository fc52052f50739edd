using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Orleans.CodeGeneration;
using Orleans.Concurrency;
using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Tests.Contracts;

/// <summary>
/// What silos and clients of different versions say to each other, and what storage holds, is written down in contracts.txt. Names and
/// numbers there may be added to, but not changed: STAFFROOM_ACCEPT=1 writes the file anew, and review sees what that does to others.
/// </summary>
public sealed class ContractTests
{
    private static readonly Assembly Grains = typeof(ISchoolGrain).Assembly;

    private static IEnumerable<Type> Interfaces =>
        Grains.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> Messages =>
        Grains.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)).OrderBy(type => type.Name, StringComparer.Ordinal);

    [Fact]
    public void The_contract_is_as_it_is_written_down()
    {
        string file = Path.Combine(Folder(), "contracts.txt");
        string actual = Text();
        if (Environment.GetEnvironmentVariable("STAFFROOM_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"There is no {file}; STAFFROOM_ACCEPT=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Every_name_on_the_wire_is_given_once()
    {
        string[] names = [.. Interfaces.Concat(Messages).Select(Alias)];
        Assert.All(names, name => Assert.StartsWith("staffroom.", name, StringComparison.Ordinal));
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Interfaces, type => Assert.Equal(type.GetMethods().Length, type.GetMethods().Select(Alias).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Every_member_of_a_message_has_a_number_of_its_own() => Assert.All(Messages.Where(type => !type.IsEnum), type =>
    {
        var settable = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).ToArray();
        uint[] ids = [.. settable.Select(Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    });

    [Fact]
    public void Messages_never_change_and_say_so() =>
        Assert.All(Messages.Where(type => !type.IsEnum && type.Namespace == typeof(ISchoolGrain).Namespace), type =>
        {
            Assert.True(type.IsSealed, $"{type} is not sealed.");
            Assert.True(type.IsDefined(typeof(ImmutableAttribute), inherit: false), $"{type} is not marked as immutable.");
            Assert.All(
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null),
                property => Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
        });

    [Fact]
    public void Interfaces_speak_only_of_messages_and_plain_values() => Assert.All(
        from type in Interfaces
        from method in type.GetMethods()
        from spoken in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
        select Unwrapped(spoken),
        spoken => Assert.True(
            Messages.Contains(spoken) || spoken.IsPrimitive || spoken == typeof(string) || spoken == typeof(Task), $"{spoken} is neither."));

    private static string Text()
    {
        var text = new StringBuilder();
        foreach (var type in Interfaces)
        {
            text.Append($"interface {type.Name} \"{Alias(type)}\" version {type.GetCustomAttribute<VersionAttribute>()!.Version}\n");
            foreach (var method in type.GetMethods().OrderBy(Alias, StringComparer.Ordinal))
            {
                string arguments = string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
                string oneWay = method.IsDefined(typeof(OneWayAttribute)) ? " one-way" : "";
                text.Append($"  {Alias(method)}({arguments}): {Name(method.ReturnType)}{oneWay}\n");
            }

            text.Append('\n');
        }

        foreach (var type in Messages)
        {
            text.Append($"{(type.IsEnum ? "enum" : "message")} {type.Name} \"{Alias(type)}\"\n");
            foreach (string member in type.IsEnum ? Values(type) : Members(type))
            {
                text.Append($"  {member}\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Values(Type type) => Enum.GetValues(type).Cast<object>().Select(value => $"{Convert.ToInt32(value)} {value}");

    private static IEnumerable<string> Members(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.IsDefined(typeof(IdAttribute))
        orderby Id(property)
        select $"{Id(property)} {property.Name}: {Name(property.PropertyType)}";

    private static uint Id(PropertyInfo property) =>
        property.GetCustomAttribute<IdAttribute>()?.Id ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no number.");

    private static string Alias(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? throw new InvalidOperationException($"{member} has no name for the wire.");

    private static Type Unwrapped(Type type)
    {
        type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GenericTypeArguments[0] : type;
        return type.IsArray ? type.GetElementType()! : type;
    }

    private static string Name(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Task<>) => Name(type.GenericTypeArguments[0]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Nullable<>) => $"{Name(type.GenericTypeArguments[0])}?",
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        _ when type == typeof(Task) => "nothing",
        _ => type.Name,
    };

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
