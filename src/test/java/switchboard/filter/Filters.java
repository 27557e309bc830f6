package switchboard.filter;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import switchboard.event.ConnectionId;
import switchboard.wire.Cause;
import switchboard.wire.Direction;

/** Makes filters by chance. */
public final class Filters {
    private static final List<String> TEXTS = List.of(
            "a",
            "hello",
            "and",
            "two words",
            "-x",
            "client:3",
            "#3",
            "\"",
            "\\n",
            "\n",
            "ß",
            "“x”",
            "(",
            "🧦",
            "!",
            "",
            "\u202e",
            "Ana",
            "size",
            "\uD800");

    private Filters() {}

    /** Return a filter at most so deep. */
    public static Filter random(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 10)) {
            case 0 -> new Filter.Text(text(random));
            case 1 -> new Filter.Clients(Set.of(new ConnectionId(random.nextInt(5)), new ConnectionId(9)));
            case 2 -> new Filter.Called(text(random));
            case 3 -> new Filter.Way(Direction.values()[random.nextInt(2)]);
            case 4 -> new Filter.Size(comparison(random), random.nextInt(2_000));
            case 5 -> new Filter.Time(comparison(random), random.nextLong(4_000_000_000_000_000L));
            case 6 -> new Filter.Number(comparison(random), random.nextLong(1L << 40));
            case 7 ->
                new Filter.Problem(
                        random.nextBoolean() ? "" : Cause.values()[random.nextInt(Cause.values().length)].id());
            case 8 -> new Filter.Marked();
            case 9 -> new Filter.Noted(text(random));
            case 10, 11 -> new Filter.And(parts(random, depth));
            case 12 -> new Filter.Or(parts(random, depth));
            default -> new Filter.Not(random(random, depth - 1));
        };
    }

    private static List<Filter> parts(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(part -> random(random, depth - 1))
                .toList();
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Comparison comparison(Random random) {
        return Comparison.values()[random.nextInt(Comparison.values().length)];
    }
}
