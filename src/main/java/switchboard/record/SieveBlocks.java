package switchboard.record;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import switchboard.filter.Comparison;
import switchboard.wire.Direction;

/** Tells of a whole block what a sieve lets through. */
final class SieveBlocks {
    /** Reads a block's filter of texts when it is wanted. */
    interface Texts {
        byte[] of(ZoneMap block) throws SQLException;
    }

    private final Texts texts;

    SieveBlocks(Texts texts) {
        this.texts = texts;
    }

    Presence of(Sieve sieve, ZoneMap block) throws SQLException {
        return switch (sieve) {
            case Sieve.Clients clients -> clients(clients.ids(), block);
            case Sieve.Numbers numbers -> numbers(numbers.numbers(), block);
            case Sieve.Way way -> part(way.direction() == Direction.OUT ? block.sent() : received(block), block);
            case Sieve.Size size -> between(size.comparison(), size.bytes(), block.shortest(), block.longest());
            case Sieve.Time time -> between(time.comparison(), time.micros(), block.fromAt(), block.toAt());
            case Sieve.Number number -> between(number.comparison(), number.number(), block.first(), block.last());
            case Sieve.Problem problem -> part(block.problems(), block);
            case Sieve.OfCause cause -> Presence.of(block.findings() == 0, false);
            case Sieve.Content content ->
                Presence.of(
                        content.grams().length > 0 && !NgramBloomFilter.mayContain(texts.of(block), content.grams()),
                        false);
            case Sieve.Every every -> every(every.parts(), block);
            case Sieve.Some some -> some(some.parts(), block);
            case Sieve.Opposite opposite -> of(opposite.sieve(), block).opposite();
        };
    }

    private static long received(ZoneMap block) {
        return block.messages() - block.sent();
    }

    /** Tell by how many messages it is. */
    private static Presence part(long count, ZoneMap block) {
        return Presence.of(count == 0, count == block.messages());
    }

    private static Presence clients(Set<Long> wanted, ZoneMap block) {
        if (wanted.isEmpty()) {
            return Presence.NONE;
        }
        long[] there = block.clientNumbers();
        if (there.length == 0) {
            return Presence.SOME;
        }
        long found = Arrays.stream(there).filter(wanted::contains).count();
        return Presence.of(found == 0, found == there.length);
    }

    private static Presence numbers(Set<Long> wanted, ZoneMap block) {
        if (wanted.size() < block.messages()) {
            return Presence.of(wanted.stream().noneMatch(one -> one >= block.first() && one <= block.last()), false);
        }
        for (long one = block.first(); one <= block.last(); one++) {
            if (wanted.contains(one)) {
                return Presence.SOME;
            }
        }
        return Presence.NONE;
    }

    /** Tell by the smallest and the largest value. */
    private static Presence between(Comparison comparison, long bound, long least, long most) {
        return switch (comparison) {
            case LESS -> Presence.of(least >= bound, most < bound);
            case AT_MOST -> Presence.of(least > bound, most <= bound);
            case EQUAL -> Presence.of(bound < least || bound > most, least == bound && most == bound);
            case AT_LEAST -> Presence.of(most < bound, least >= bound);
            case MORE -> Presence.of(most <= bound, least > bound);
        };
    }

    private Presence every(List<Sieve> parts, ZoneMap block) throws SQLException {
        Presence all = Presence.ALL;
        for (Sieve part : parts) {
            Presence one = of(part, block);
            if (one == Presence.NONE) {
                return one;
            }
            all = one == Presence.ALL ? all : Presence.SOME;
        }
        return all;
    }

    private Presence some(List<Sieve> parts, ZoneMap block) throws SQLException {
        Presence any = Presence.NONE;
        for (Sieve part : parts) {
            Presence one = of(part, block);
            if (one == Presence.ALL) {
                return one;
            }
            any = one == Presence.NONE ? any : Presence.SOME;
        }
        return any;
    }
}
