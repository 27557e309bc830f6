package switchboard.record;

import java.util.List;
import java.util.Set;
import switchboard.filter.Comparison;
import switchboard.filter.text.TextMatcher;
import switchboard.wire.Direction;

/**
 * A filter whose names and notes have been looked up: what is left to ask of the messages themselves. Immutable.
 *
 * <p>It can be asked of a whole {@linkplain SieveBlocks block}, of the {@linkplain SieveSql file}, and of
 * {@linkplain SieveRows single messages}.
 */
sealed interface Sieve {
    /** Everything. */
    Sieve ALL = new Every(List.of());

    /** Nothing. */
    Sieve NONE = new Some(List.of());

    /** It is from or to one of these clients. */
    record Clients(Set<Long> ids) implements Sieve {}

    /** It is one of these messages. */
    record Numbers(Set<Long> numbers) implements Sieve {}

    record Way(Direction direction) implements Sieve {}

    record Size(Comparison comparison, long bytes) implements Sieve {}

    record Time(Comparison comparison, long micros) implements Sieve {}

    record Number(Comparison comparison, long number) implements Sieve {}

    record Problem() implements Sieve {}

    /** It has a finding of this cause. */
    record OfCause(String cause) implements Sieve {}

    /** Its body or one of its findings contains a text, which has these bits in {@link NgramBloomFilter}. */
    record Content(TextMatcher text, int[] grams) implements Sieve {}

    record Every(List<Sieve> parts) implements Sieve {}

    record Some(List<Sieve> parts) implements Sieve {}

    record Opposite(Sieve sieve) implements Sieve {}
}
