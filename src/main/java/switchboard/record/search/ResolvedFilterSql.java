package switchboard.record.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import switchboard.filter.Comparison;
import switchboard.filter.ResolvedFilter;
import switchboard.filter.ResolvedFilter.Measure;
import switchboard.model.ConnectionId;
import switchboard.record.file.MessageColumns;
import switchboard.wire.Severity;

/**
 * Translates a resolved filter into an SQL condition on the table {@code message m}, as far as SQLite decides it
 * faster. Stateless.
 */
final class ResolvedFilterSql {
    /** The longest list of an IN condition; a longer list is faster in memory. */
    private static final int LONGEST_LIST = 1_000;

    /**
     * A filter divided between SQLite and Java.
     *
     * @param where the conditions for SQLite, each after an {@code AND}
     * @param rest the remaining predicate on the rows
     */
    record Split(String where, ResolvedFilter rest) {}

    private ResolvedFilterSql() {}

    /** Divides a filter between SQLite and Java. */
    static Split split(ResolvedFilter filter) {
        List<ResolvedFilter> parts = filter instanceof ResolvedFilter.And and ? and.parts() : List.of(filter);
        StringBuilder where = new StringBuilder();
        List<ResolvedFilter> rest = new ArrayList<>();
        for (ResolvedFilter part : parts) {
            Optional<String> sql = of(part);
            sql.ifPresentOrElse(one -> where.append(" AND ").append(one), () -> rest.add(part));
        }
        return new Split(where.toString(), new ResolvedFilter.And(rest));
    }

    /** Returns the SQL condition; empty if SQLite can't decide it, or not as fast. */
    private static Optional<String> of(ResolvedFilter filter) {
        return switch (filter) {
            case ResolvedFilter.Clients clients -> in("m.client", clients.ids(), ConnectionId::number);
            case ResolvedFilter.Numbers numbers -> in("m.number", numbers.numbers(), Long::longValue);
            case ResolvedFilter.InDirection going ->
                Optional.of("m.direction = " + MessageColumns.code(going.direction()));
            case ResolvedFilter.Compared compared ->
                Optional.of(compare(column(compared.measure()), compared.comparison(), compared.bound()));
            case ResolvedFilter.Problem problem -> Optional.of("m.finding = 2");
            case ResolvedFilter.WithCause cause -> Optional.of(ofCause(cause.cause()));
            case ResolvedFilter.Containing containing -> Optional.empty();
            case ResolvedFilter.Body body -> Optional.empty();
            case ResolvedFilter.Text text -> Optional.empty();
            case ResolvedFilter.And and -> joined(and.parts(), " AND ", "1");
            case ResolvedFilter.Or or -> joined(or.parts(), " OR ", "0");
            case ResolvedFilter.Not not -> of(not.filter()).map(sql -> "NOT " + sql);
        };
    }

    private static String column(Measure measure) {
        return switch (measure) {
            case NUMBER -> "m.number";
            case TIME -> "m.at";
            case SIZE -> "length(m.body)";
        };
    }

    private static String compare(String column, Comparison comparison, long bound) {
        return "(" + column + " " + comparison.sign() + " " + bound + ")";
    }

    private static <T> Optional<String> in(String column, Collection<T> values, ToLongFunction<T> number) {
        return values.size() > LONGEST_LIST
                ? Optional.empty()
                : Optional.of(values.stream()
                        .map(value -> Long.toString(number.applyAsLong(value)))
                        .collect(Collectors.joining(",", "(" + column + " IN (", "))")));
    }

    private static String ofCause(String cause) {
        // Causes consist of these characters. No file contains another cause, and the pattern prevents SQL injection.
        if (!cause.matches("[a-z0-9-]+")) {
            return "0";
        }
        // The index message_problem contains the problems.
        boolean isProblem = MessageColumns.cause(cause).severity() == Severity.PROBLEM && isKnown(cause);
        return "(m.finding " + (isProblem ? "= 2" : "> 0")
                + " AND EXISTS(SELECT 1 FROM finding f WHERE f.message = m.number AND f.cause = '" + cause + "'))";
    }

    private static boolean isKnown(String cause) {
        return MessageColumns.cause(cause).id().equals(cause);
    }

    private static Optional<String> joined(List<ResolvedFilter> parts, String between, String none) {
        List<String> all = new ArrayList<>(parts.size());
        for (ResolvedFilter part : parts) {
            Optional<String> sql = of(part);
            if (sql.isEmpty()) {
                return sql;
            }
            all.add(sql.get());
        }
        return Optional.of(all.isEmpty() ? none : "(" + String.join(between, all) + ")");
    }
}
