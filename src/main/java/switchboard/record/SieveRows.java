package switchboard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import switchboard.filter.text.TextMatcher;

/** Decides which messages a sieve lets through, one by one. Used by one thread, closed with its connection. */
final class SieveRows {
    private final PreparedStatement findings;

    SieveRows(Connection connection) throws SQLException {
        findings = connection.prepareStatement("SELECT sentence, cause FROM finding WHERE message = ?");
    }

    /** Return the columns that {@link #matches} reads; what a sieve does not want is not fetched. */
    static String columns(Sieve sieve) {
        List<String> columns = new ArrayList<>();
        columns.add("m.number");
        columns.add(wants(sieve, Sieve.Clients.class::isInstance) ? "m.client" : "0");
        columns.add(wants(sieve, Sieve.Way.class::isInstance) ? "m.direction" : "0");
        columns.add(wants(sieve, Sieve.Size.class::isInstance) ? "length(m.body)" : "0");
        columns.add(wants(sieve, Sieve.Time.class::isInstance) ? "m.at" : "0");
        boolean content = wants(sieve, Sieve.Content.class::isInstance);
        boolean finding = wants(sieve, part -> part instanceof Sieve.Problem || part instanceof Sieve.OfCause);
        columns.add(content || finding ? "m.finding" : "0");
        columns.add(content ? "m.body" : "NULL");
        return String.join(", ", columns);
    }

    private static boolean wants(Sieve sieve, Predicate<Sieve> part) {
        return switch (sieve) {
            case Sieve.Every every -> every.parts().stream().anyMatch(one -> wants(one, part));
            case Sieve.Some some -> some.parts().stream().anyMatch(one -> wants(one, part));
            case Sieve.Opposite opposite -> wants(opposite.sieve(), part);
            default -> part.test(sieve);
        };
    }

    boolean matches(Sieve sieve, ResultSet row) throws SQLException {
        return switch (sieve) {
            case Sieve.Clients clients -> clients.ids().contains(row.getLong(2));
            case Sieve.Numbers numbers -> numbers.numbers().contains(row.getLong(1));
            case Sieve.Way way -> StoredMessage.direction(row.getInt(3)) == way.direction();
            case Sieve.Size size -> size.comparison().holds(row.getLong(4), size.bytes());
            case Sieve.Time time -> time.comparison().holds(row.getLong(5), time.micros());
            case Sieve.Number number -> number.comparison().holds(row.getLong(1), number.number());
            case Sieve.Problem problem -> row.getInt(6) == 2;
            case Sieve.OfCause cause -> row.getInt(6) > 0 && isOfCause(row.getLong(1), cause.cause());
            case Sieve.Content content ->
                content.text().matches(Sqlite.bytes(row, 7))
                        || (row.getInt(6) > 0 && isExplained(row.getLong(1), content.text()));
            case Sieve.Every every -> {
                for (Sieve part : every.parts()) {
                    if (!matches(part, row)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Sieve.Some some -> {
                for (Sieve part : some.parts()) {
                    if (matches(part, row)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Sieve.Opposite opposite -> !matches(opposite.sieve(), row);
        };
    }

    private boolean isOfCause(long number, String cause) throws SQLException {
        findings.setLong(1, number);
        try (ResultSet row = findings.executeQuery()) {
            while (row.next()) {
                if (Sqlite.text(row, 2).equals(cause)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isExplained(long number, TextMatcher text) throws SQLException {
        findings.setLong(1, number);
        try (ResultSet row = findings.executeQuery()) {
            while (row.next()) {
                if (text.matches(Sqlite.text(row, 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
