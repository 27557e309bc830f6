package switchboard.client.swarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import switchboard.text.ClientText;

/**
 * The number of clients of each kind.
 *
 * <p>Immutable.
 *
 * @param counts the counts; at least one kind, each count at least 1
 */
public record ClientMix(Map<ClientKind, Integer> counts) {
    /** The largest number of clients. Linux has 28,232 ephemeral ports by default (32768 to 60999). */
    public static final int MOST_CLIENTS = 20_000;

    /** The mixes with a name. */
    public enum Preset {
        /** A lesson: most clients are correct, some make the usual mistakes. */
        CLASS("tidy=18,chatty=2,slow=2,emoji=2,half-close=1,reconnect=1,no-header=2,wrong-length=1,characters=1"),
        /** Only kinds that are slow or break the rules. */
        HOSTILE("slow=2,never-reads=2,reset=3,reconnect=3,wrong-length=2,characters=2,no-header=2,huge=1"),
        /** One client of each kind. */
        ALL(Arrays.stream(ClientKind.values()).map(ClientKind::word).collect(Collectors.joining(",")));

        private final String mix;

        Preset(String mix) {
            this.mix = mix;
        }

        /** Returns the word that the command line uses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the map in the order of the kinds. */
    public ClientMix {
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("a mix has at least one kind of client");
        }
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /**
     * Returns the mix with a name, or the mix of a text such as {@code tidy=20,slow=3,reset}.
     *
     * @throws ClientMixException if the text is neither
     */
    public static ClientMix parse(String text) {
        for (Preset preset : Preset.values()) {
            if (preset.word().equals(text)) {
                return parse(preset.mix);
            }
        }
        Map<ClientKind, Integer> counts = new EnumMap<>(ClientKind.class);
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", 2);
            ClientKind kind = kind(sides[0].strip());
            int count = sides.length == 1 ? 1 : count(sides[1].strip());
            if (counts.put(kind, count) != null) {
                throw new ClientMixException(ClientText.MIX_TWICE.with(kind.word()));
            }
        }
        if (counts.values().stream().mapToInt(Integer::intValue).sum() > MOST_CLIENTS) {
            throw new ClientMixException(ClientText.MIX_MANY.with(MOST_CLIENTS));
        }
        return new ClientMix(counts);
    }

    private static ClientKind kind(String word) {
        return Arrays.stream(ClientKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ClientMixException(ClientText.MIX_UNKNOWN.with(word)));
    }

    private static int count(String digits) {
        if (digits.matches("[0-9]{1,5}")) {
            int count = Integer.parseInt(digits);
            if (count >= 1 && count <= MOST_CLIENTS) {
                return count;
            }
        }
        throw new ClientMixException(ClientText.MIX_COUNT.with(digits, MOST_CLIENTS));
    }

    /** Returns all words that {@link #parse} accepts. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        Arrays.stream(Preset.values()).forEach(preset -> words.add(preset.word()));
        Arrays.stream(ClientKind.values()).forEach(kind -> words.add(kind.word()));
        return words;
    }

    /** Returns the total number of clients. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the mix of the kinds that fit; empty if none does. */
    public Optional<ClientMix> only(Predicate<ClientKind> fits) {
        Map<ClientKind, Integer> kept = new EnumMap<>(ClientKind.class);
        counts.forEach((kind, count) -> {
            if (fits.test(kind)) {
                kept.put(kind, count);
            }
        });
        return kept.isEmpty() ? Optional.empty() : Optional.of(new ClientMix(kept));
    }

    /**
     * Returns a mix of {@code clients} clients in the same proportions; each kind keeps at least one while there are
     * enough.
     */
    public ClientMix of(int clients) {
        long all = size();
        Map<ClientKind, Integer> shares = new EnumMap<>(ClientKind.class);
        int given = 0;
        for (Map.Entry<ClientKind, Integer> one : counts.entrySet()) {
            int share = (int) Math.max(1, one.getValue() * (long) clients / all);
            shares.put(one.getKey(), share);
            given += share;
        }
        // The remainder of rounding is added to, or taken from, the largest kinds.
        while (given != clients) {
            int step = Integer.signum(clients - given);
            ClientKind most = Collections.max(shares.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            shares.merge(most, step, Integer::sum);
            given += step;
            shares.values().removeIf(count -> count == 0);
        }
        return new ClientMix(shares);
    }

    /** Returns the kind of each client in an order that the seed determines. */
    List<ClientKind> assigned(long seed) {
        List<ClientKind> kinds = new ArrayList<>(size());
        counts.forEach((kind, count) -> kinds.addAll(Collections.nCopies(count, kind)));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = kinds.size() - 1; i > 0; i--) {
            Collections.swap(kinds, i, random.nextInt(i + 1));
        }
        return kinds;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(one -> one.getKey().word() + "=" + one.getValue())
                .collect(Collectors.joining(","));
    }
}
