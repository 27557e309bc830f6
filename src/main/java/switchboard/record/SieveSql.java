package switchboard.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.filter.Comparison;
import switchboard.wire.Severity;

/** Writes a sieve as a condition on the table {@code message m}, where SQLite is quicker to decide. Stateless. */
final class SieveSql {
    /** A longer list is quicker looked up here. */
    private static final int LONGEST_LIST = 1_000;

    /** What SQLite can decide, and what is left to decide here. */
    record Split(String where, Sieve rest) {}

    private SieveSql() {}

    /** Take apart what must all hold. */
    static Split split(Sieve sieve) {
        List<Sieve> parts = sieve instanceof Sieve.Every every ? every.parts() : List.of(sieve);
        StringBuilder where = new StringBuilder();
        List<Sieve> rest = new ArrayList<>();
        for (Sieve part : parts) {
            Optional<String> sql = of(part);
            sql.ifPresentOrElse(one -> where.append(" AND ").append(one), () -> rest.add(part));
        }
        return new Split(where.toString(), new Sieve.Every(rest));
    }

    private static Optional<String> of(Sieve sieve) {
        return switch (sieve) {
            case Sieve.Clients clients -> in("m.client", clients.ids());
            case Sieve.Numbers numbers -> in("m.number", numbers.numbers());
            case Sieve.Way way -> Optional.of("m.direction = " + StoredMessage.code(way.direction()));
            case Sieve.Size size -> compare("length(m.body)", size.comparison(), size.bytes());
            case Sieve.Time time -> compare("m.at", time.comparison(), time.micros());
            case Sieve.Number number -> compare("m.number", number.comparison(), number.number());
            case Sieve.Problem problem -> Optional.of("m.finding = 2");
            case Sieve.OfCause cause -> Optional.of(ofCause(cause.cause()));
            case Sieve.Content content -> Optional.empty();
            case Sieve.Every every -> joined(every.parts(), " AND ", "1");
            case Sieve.Some some -> joined(some.parts(), " OR ", "0");
            case Sieve.Opposite opposite -> of(opposite.sieve()).map(sql -> "NOT " + sql);
        };
    }

    private static Optional<String> compare(String column, Comparison comparison, long bound) {
        return Optional.of("(" + column + " " + comparison.sign() + " " + bound + ")");
    }

    private static Optional<String> in(String column, Collection<Long> values) {
        return values.size() > LONGEST_LIST
                ? Optional.empty()
                : Optional.of(values.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "(" + column + " IN (", "))")));
    }

    private static String ofCause(String cause) {
        // Causes are words; what is none can't be in the file either.
        if (!cause.matches("[a-z0-9-]+")) {
            return "0";
        }
        // For problems there is an index.
        boolean isProblem = StoredMessage.cause(cause).severity() == Severity.PROBLEM && isKnown(cause);
        return "(m.finding " + (isProblem ? "= 2" : "> 0")
                + " AND EXISTS(SELECT 1 FROM finding f WHERE f.message = m.number AND f.cause = '" + cause + "'))";
    }

    private static boolean isKnown(String cause) {
        return StoredMessage.cause(cause).id().equals(cause);
    }

    private static Optional<String> joined(List<Sieve> parts, String between, String none) {
        List<String> all = new ArrayList<>(parts.size());
        for (Sieve part : parts) {
            Optional<String> sql = of(part);
            if (sql.isEmpty()) {
                return sql;
            }
            all.add(sql.get());
        }
        return Optional.of(all.isEmpty() ? none : "(" + String.join(between, all) + ")");
    }
}
