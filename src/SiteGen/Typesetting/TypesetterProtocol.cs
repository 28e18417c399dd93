using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMath.SiteGen.Typesetting;

/// <summary>One request or answer as one line of JSON. The other side is `src/Web/src/protocol.ts`.</summary>
internal static class TypesetterProtocol
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TypesetRequest request) =>
        WriteObject(json =>
        {
            switch (request)
            {
                case FormulaRequest formula:
                    json.WriteString("kind", "formula");
                    json.WriteString("tex", formula.Tex);
                    json.WriteBoolean("display", formula.DisplayMode);
                    break;
                case FigureRequest figure:
                    json.WriteString("kind", "figure");
                    json.WriteString("spec", figure.Spec);
                    json.WriteString("alt", figure.Alt);
                    json.WriteString("idPrefix", figure.IdPrefix);
                    if (figure.Widest is { } widest)
                    {
                        json.WriteNumber("widest", widest);
                    }

                    break;
                case ListingRequest listing:
                    json.WriteString("kind", "listing");
                    json.WriteString("language", listing.Language);
                    json.WriteString("code", listing.Code);
                    break;
                case CardRequest card:
                    json.WriteString("kind", "card");
                    json.WriteString("title", card.Title);
                    json.WriteString("where", card.Where);
                    json.WriteString("site", card.Site);
                    json.WriteString("figure", card.Figure);
                    break;
                default:
                    throw new ArgumentException($"no wire form for {request.GetType()}", nameof(request));
            }
        });

    public static string Write(Typeset answer) =>
        WriteObject(json =>
        {
            json.WriteString("markup", answer.Markup);
            json.WriteStartArray("rules");
            foreach (var rule in answer.Rules)
            {
                json.WriteStartObject();
                json.WriteString("class", rule.Class);
                json.WriteString("declarations", rule.Declarations);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <exception cref="JsonException">Not an answer.</exception>
    public static Typeset ReadAnswer(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error))
        {
            return new Typeset("", error.GetString(), root.TryGetProperty("offset", out var o) ? o.GetInt32() : null);
        }

        if (!root.TryGetProperty("markup", out var markup))
        {
            throw new JsonException($"neither markup nor error in an answer of {line.Length} characters");
        }

        return new Typeset(markup.GetString()!)
        {
            Rules = root.TryGetProperty("rules", out var rules)
                ? [.. rules.EnumerateArray().Select(ReadRule)]
                : ImmutableArray<StyleRule>.Empty,
        };
    }

    private static StyleRule ReadRule(JsonElement rule) =>
        new(rule.GetProperty("class").GetString()!, rule.GetProperty("declarations").GetString()!);

    private static string WriteObject(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
