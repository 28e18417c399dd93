using System.Buffers.Binary;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

public sealed class CardTests
{
    private const string Figure =
        """<svg class="fig" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" fill="var(--fig-ink)"><rect width="200" height="100" fill="var(--fig-2)"/></svg>""";

    private static readonly CardRequest Words = new("SVD, QR & LU", "Linear Algebra", "MlMath", "");

    [Fact]
    public async Task A_card_is_a_picture_of_the_size_that_links_are_shown_with()
    {
        var card = await DrawAsync(Words);

        card[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        BinaryPrimitives.ReadInt32BigEndian(card.AsSpan(16)).ShouldBe(1200);
        BinaryPrimitives.ReadInt32BigEndian(card.AsSpan(20)).ShouldBe(630);
    }

    [Fact]
    public async Task Equal_cards_are_equal_bytes_and_words_and_figure_are_on_them()
    {
        var card = await DrawAsync(Words);

        (await DrawAsync(Words)).ShouldBe(card);
        (await DrawAsync(Words with { Title = "Norms" })).ShouldNotBe(card);
        (await DrawAsync(Words with { Figure = Figure })).ShouldNotBe(card);
    }

    [Fact]
    public async Task Of_panels_two_stand_above_each_other()
    {
        var one = await DrawAsync(Words with { Figure = $"<div class=\"fig-panels\">{Figure}</div>" });
        var two = await DrawAsync(Words with { Figure = $"<div class=\"fig-panels\">{Figure}{Figure}</div>" });
        var three = await DrawAsync(
            Words with
            {
                Figure = $"<div class=\"fig-panels\">{Figure}{Figure}{Figure}</div>",
            }
        );

        one.ShouldBe(await DrawAsync(Words with { Figure = Figure }));
        two.ShouldNotBe(one);
        three.ShouldBe(two);
    }

    [Fact]
    public async Task A_colour_that_the_palette_lacks_is_told()
    {
        await using var typesetter = new NodeTypesetter(TypesetterBundle.BesideProgram);

        var unknown = Words with { Figure = Figure.Replace("--fig-2", "--fig-99", StringComparison.Ordinal) };
        var card = (await typesetter.RunAsync([unknown], default)).ShouldHaveSingleItem();

        card.Error.ShouldBe("the palette has no colour --fig-99");
    }

    private static async Task<byte[]> DrawAsync(CardRequest request)
    {
        await using var typesetter = new NodeTypesetter(TypesetterBundle.BesideProgram);
        var card = (await typesetter.RunAsync([request], default)).ShouldHaveSingleItem();
        card.Error.ShouldBeNull();
        return Convert.FromBase64String(card.Markup);
    }
}
