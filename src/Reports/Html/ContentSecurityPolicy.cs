using System.Security.Cryptography;
using System.Text;

namespace Staffroom.Reports.Html;

/// <summary>
/// The policy of a page that loads nothing: only scripts and styles with these very bytes count, and pictures made on the page
/// itself (Plotly's "save as picture").
/// </summary>
public static class ContentSecurityPolicy
{
    // Plotly adds empty style elements and fills them through the style sheet's object, which needs the hash of nothing.
    private const string EmptyStyle = "";

    /// <summary>The policy, as a header or a meta element has it.</summary>
    /// <param name="scripts">The texts of the page's script elements.</param>
    /// <param name="styles">The texts of its style elements.</param>
    public static string For(IEnumerable<string> scripts, IEnumerable<string> styles) =>
        $"default-src 'none'; script-src {Hashes(scripts)}; style-src {Hashes(styles.Append(EmptyStyle))}; "
        + "img-src data: blob:; base-uri 'none'; form-action 'none'";

    private static string Hashes(IEnumerable<string> texts) => string.Join(' ', texts.Select(Hash));

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
