package switchboard.record.search;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import switchboard.filter.Comparison;
import switchboard.filter.ResolvedFilter;
import switchboard.filter.ResolvedFilter.Measure;
import switchboard.model.ConnectionId;
import switchboard.wire.Direction;

/** Decides by its zone map which share of a range of messages matches a resolved filter. Stateless. */
interface ZoneMapFilter {
    /** Reads the {@link NgramBloomFilter} of a range when it is needed. */
    interface Texts {
        byte[] of(ZoneMap zoneMap) throws SQLException;
    }

    /** Returns the share of one range that matches. */
    MatchShare in(ZoneMap zoneMap, Texts texts) throws SQLException;

    /**
     * Translates a filter, once for all ranges.
     *
     * @param decoded the clients whose texts are not UTF-8: the filters of texts have other characters of them
     */
    static ZoneMapFilter of(ResolvedFilter filter, Set<Long> decoded) {
        return switch (filter) {
            case ResolvedFilter.Clients clients -> (zoneMap, texts) -> clients(clients.ids(), zoneMap);
            case ResolvedFilter.Numbers numbers -> (zoneMap, texts) -> numbers(numbers.numbers(), zoneMap);
            case ResolvedFilter.InDirection going ->
                (zoneMap, texts) ->
                        share(going.direction() == Direction.OUT ? zoneMap.sent() : received(zoneMap), zoneMap);
            case ResolvedFilter.Compared compared ->
                (zoneMap, texts) -> compared(compared.measure(), compared.comparison(), compared.bound(), zoneMap);
            case ResolvedFilter.Problem problem -> (zoneMap, texts) -> share(zoneMap.problems(), zoneMap);
            case ResolvedFilter.WithCause cause -> (zoneMap, texts) -> MatchShare.of(zoneMap.findings() == 0, false);
            case ResolvedFilter.Containing containing ->
                containing(containing.text().text(), decoded);
            case ResolvedFilter.Body body -> (zoneMap, texts) -> MatchShare.of(false, false);
            case ResolvedFilter.Text text -> (zoneMap, texts) -> MatchShare.of(false, false);
            case ResolvedFilter.And and -> and(all(and.parts(), decoded));
            case ResolvedFilter.Or or -> or(all(or.parts(), decoded));
            case ResolvedFilter.Not not -> {
                ZoneMapFilter inner = of(not.filter(), decoded);
                yield (zoneMap, texts) -> inner.in(zoneMap, texts).opposite();
            }
        };
    }

    private static List<ZoneMapFilter> all(List<ResolvedFilter> filters, Set<Long> decoded) {
        return filters.stream().map(filter -> of(filter, decoded)).toList();
    }

    private static long received(ZoneMap zoneMap) {
        return zoneMap.messages() - zoneMap.sent();
    }

    /** Decides by the number of messages that match. */
    private static MatchShare share(long count, ZoneMap zoneMap) {
        return MatchShare.of(count == 0, count == zoneMap.messages());
    }

    private static MatchShare clients(Set<ConnectionId> wanted, ZoneMap zoneMap) {
        if (wanted.isEmpty()) {
            return MatchShare.NONE;
        }
        long[] there = zoneMap.clientNumbers();
        if (there.length == 0) {
            return MatchShare.SOME;
        }
        long found = Arrays.stream(there)
                .filter(number -> wanted.contains(new ConnectionId(number)))
                .count();
        return MatchShare.of(found == 0, found == there.length);
    }

    private static MatchShare numbers(Set<Long> wanted, ZoneMap zoneMap) {
        if (wanted.size() < zoneMap.messages()) {
            return MatchShare.of(
                    wanted.stream().noneMatch(one -> one >= zoneMap.first() && one <= zoneMap.last()), false);
        }
        for (long one = zoneMap.first(); one <= zoneMap.last(); one++) {
            if (wanted.contains(one)) {
                return MatchShare.SOME;
            }
        }
        return MatchShare.NONE;
    }

    private static MatchShare compared(Measure measure, Comparison comparison, long bound, ZoneMap zoneMap) {
        return switch (measure) {
            case NUMBER -> between(comparison, bound, zoneMap.first(), zoneMap.last());
            case TIME -> between(comparison, bound, zoneMap.fromAt(), zoneMap.toAt());
            case SIZE -> between(comparison, bound, zoneMap.shortest(), zoneMap.longest());
        };
    }

    /** Decides by the least and the greatest value. */
    private static MatchShare between(Comparison comparison, long bound, long least, long most) {
        return switch (comparison) {
            case LESS -> MatchShare.of(least >= bound, most < bound);
            case AT_MOST -> MatchShare.of(least > bound, most <= bound);
            case EQUAL -> MatchShare.of(bound < least || bound > most, least == bound && most == bound);
            case AT_LEAST -> MatchShare.of(most < bound, least >= bound);
            case MORE -> MatchShare.of(most <= bound, least > bound);
        };
    }

    private static ZoneMapFilter containing(String text, Set<Long> decoded) {
        int[] bits = NgramBloomFilter.bits(text);
        return bits.length == 0
                ? (zoneMap, texts) -> MatchShare.SOME
                : (zoneMap, texts) -> MatchShare.of(
                        !mayHave(zoneMap, decoded) && !NgramBloomFilter.mayContain(texts.of(zoneMap), bits), false);
    }

    /** Returns whether a range may have messages of these clients. */
    private static boolean mayHave(ZoneMap zoneMap, Set<Long> clients) {
        return !clients.isEmpty()
                && (zoneMap.clientNumbers().length == 0
                        || Arrays.stream(zoneMap.clientNumbers()).anyMatch(clients::contains));
    }

    private static ZoneMapFilter and(List<ZoneMapFilter> parts) {
        return (zoneMap, texts) -> {
            MatchShare all = MatchShare.ALL;
            for (ZoneMapFilter part : parts) {
                MatchShare one = part.in(zoneMap, texts);
                if (one == MatchShare.NONE) {
                    return one;
                }
                all = one == MatchShare.ALL ? all : MatchShare.SOME;
            }
            return all;
        };
    }

    private static ZoneMapFilter or(List<ZoneMapFilter> parts) {
        return (zoneMap, texts) -> {
            MatchShare any = MatchShare.NONE;
            for (ZoneMapFilter part : parts) {
                MatchShare one = part.in(zoneMap, texts);
                if (one == MatchShare.ALL) {
                    return one;
                }
                any = one == MatchShare.NONE ? any : MatchShare.SOME;
            }
            return any;
        };
    }
}
