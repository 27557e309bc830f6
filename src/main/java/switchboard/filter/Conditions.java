package switchboard.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import switchboard.model.ConnectionId;
import switchboard.wire.Cause;
import switchboard.wire.Direction;

/** Reads conditions: {@code key:value}. Immutable. */
final class Conditions {
    private static final int LONGEST_NUMBER = 18;

    private final Moment moment;

    Conditions(Moment moment) {
        this.moment = moment;
    }

    Filter filter(Token token) throws MisunderstoodException {
        if (token.value().isEmpty()) {
            throw new MisunderstoodException(token.at(), token.end(), "wrong.empty", token.key(), example(token));
        }
        boolean ordered = token.sign().equals(":") || token.sign().equals("=");
        return switch (token.key()) {
            case "size" -> Ranges.of(token, SizeValue::of);
            case "number" -> Ranges.of(token, Conditions::number);
            case "time" -> Ranges.of(token, this::time);
            default -> {
                if (!ordered) {
                    throw new MisunderstoodException(
                            token.at(), token.end(), "wrong.sign", token.key(), example(token));
                }
                yield plain(token);
            }
        };
    }

    private Filter plain(Token token) throws MisunderstoodException {
        return switch (token.key()) {
            case "client" -> clients(token);
            case "from" -> Filter.all(new Filter.Way(Direction.IN), clients(token));
            case "to" -> Filter.all(new Filter.Way(Direction.OUT), clients(token));
            case "is", "has", "dir" -> state(token);
            case "problem" -> problems(token);
            case "note" -> new Filter.Noted(Quotes.unquoted(token.value()));
            case "text" -> new Filter.Text(Quotes.unquoted(token.value()));
            case "after", "since" -> time(token, Quotes.unquoted(token.value())).from();
            case "before" -> time(token, Quotes.unquoted(token.value())).compared(Comparison.LESS);
            case "until" -> time(token, Quotes.unquoted(token.value())).upTo();
            case "last" -> Ranges.last(token, moment);
            default -> throw new IllegalStateException(token.key());
        };
    }

    private static String example(Token token) {
        return Words.of("example." + token.key());
    }

    private static MisunderstoodException wrong(Token token, String value) {
        return new MisunderstoodException(
                token.valueAt(), token.end(), "wrong.value", token.key(), Words.quoted(value), example(token));
    }

    private static Filter clients(Token token) throws MisunderstoodException {
        Set<ConnectionId> ids = new TreeSet<>();
        List<Filter> alternatives = new ArrayList<>();
        for (String piece : pieces(token.value())) {
            String bare = piece.startsWith("#") ? piece.substring(1) : piece;
            if (bare.length() <= LONGEST_NUMBER
                    && !bare.isEmpty()
                    && bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
                ids.add(new ConnectionId(Long.parseLong(bare)));
            } else if (!piece.isEmpty()) {
                alternatives.add(new Filter.Called(Quotes.unquoted(piece)));
            }
        }
        if (!ids.isEmpty()) {
            alternatives.addFirst(new Filter.Clients(ids));
        }
        if (alternatives.isEmpty() || alternatives.size() > FilterLanguage.MOST_CONDITIONS) {
            throw wrong(token, token.value());
        }
        return Filter.any(alternatives);
    }

    private static Filter state(Token token) throws MisunderstoodException {
        return switch (token.value().toLowerCase(Locale.ROOT)) {
            case "in", "incoming", "received" -> new Filter.Way(Direction.IN);
            case "out", "outgoing", "sent" -> new Filter.Way(Direction.OUT);
            case "problem", "problems" -> new Filter.Problem("");
            case "marked", "mark" -> new Filter.Marked();
            case "noted", "note" -> new Filter.Noted("");
            default -> throw wrong(token, token.value());
        };
    }

    private static Filter problems(Token token) throws MisunderstoodException {
        List<Filter> alternatives = new ArrayList<>();
        for (String piece : pieces(token.value())) {
            String cause = Quotes.unquoted(piece).toLowerCase(Locale.ROOT);
            if (Arrays.stream(Cause.values()).noneMatch(known -> known.id().equals(cause))) {
                throw wrong(token, piece);
            }
            alternatives.add(new Filter.Problem(cause));
        }
        return Filter.any(alternatives);
    }

    /** Cut a list at its commas, as far as they don't stand in quotes. */
    private static List<String> pieces(String value) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from <= value.length()) {
            boolean quoted = from < value.length() && Quotes.opens(value.charAt(from));
            int comma = value.indexOf(',', quoted ? Quotes.end(value, from) : from);
            int end = comma < 0 ? value.length() : comma;
            pieces.add(value.substring(from, end));
            from = end + 1;
        }
        return pieces;
    }

    private static Stretch number(Token token, String value) throws MisunderstoodException {
        if (value.isEmpty() || value.length() > LONGEST_NUMBER || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong(token, value);
        }
        return Stretch.point(Long.parseLong(value), Filter.Number::new);
    }

    private Stretch time(Token token, String value) throws MisunderstoodException {
        return TimeValue.of(value, moment).orElseThrow(() -> wrong(token, value));
    }
}
