package switchboard.filter;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import switchboard.model.ConnectionId;
import switchboard.wire.Cause;
import switchboard.wire.Direction;

/**
 * Generates random filters about these texts, about client numbers from 1, and about message numbers and times up to a
 * limit.
 */
public record Filters(Random random, List<String> texts, int clients, long messages, long micros) {
    /** Returns a filter with at most this depth. */
    public Filter next(int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 16)) {
            case 0, 1 -> new TextCondition(text());
            case 2 -> new ClientCondition(new HashSet<>(List.of(client(), client(), new ConnectionId(clients + 1))));
            case 3 -> new ClientNameCondition(text());
            case 4 -> new DirectionCondition(Direction.values()[random.nextInt(2)]);
            case 5 -> new SizeCondition(comparison(), random.nextInt(200));
            case 6 -> new TimeCondition(comparison(), random.nextLong(micros));
            case 7 -> new NumberCondition(comparison(), random.nextLong(messages));
            case 8 -> new ProblemCondition(random.nextBoolean() ? "" : cause());
            case 9 -> new MarkCondition();
            case 10 -> new NoteCondition(text());
            case 11 -> new AddressCondition(List.of(addresses(), addresses()));
            case 12 -> BytesCondition.of((text() + "a").getBytes(StandardCharsets.UTF_8));
            case 13 -> new PatternCondition(random.nextBoolean() ? "[a-c]." : "s+|^e");
            case 14 -> new SupersededCondition();
            case 15 -> new ReadAgainCondition();
            case 16, 17 -> new Filter.And(parts(depth));
            case 18 -> new Filter.Or(parts(depth));
            default -> new Filter.Not(next(depth - 1));
        };
    }

    private List<Filter> parts(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(part -> next(depth - 1))
                .toList();
    }

    private AddressSpan addresses() {
        return AddressSpan.parse(
                        random.nextBoolean() ? "127.0.0.0/" + (24 + random.nextInt(9)) : "10.0.0.1-192.168.9.9")
                .orElseThrow();
    }

    private String text() {
        return texts.get(random.nextInt(texts.size()));
    }

    private ConnectionId client() {
        return new ConnectionId(1 + random.nextInt(clients));
    }

    private String cause() {
        return Cause.values()[random.nextInt(Cause.values().length)].id();
    }

    private Comparison comparison() {
        return Comparison.values()[random.nextInt(Comparison.values().length)];
    }
}
