package switchboard.ui.replay;

import java.util.Locale;
import switchboard.replay.Outcome;
import switchboard.replay.Result;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.table.Column.Look;
import switchboard.ui.table.Words;
import switchboard.wire.Direction;

/** The columns of the table of outcomes, in their order. */
enum OutcomeColumn {
    /** The result. */
    RESULT(120, Look.TEXT),
    /** The number of the recorded message. */
    NUMBER(78, Look.NUMBER),
    /** The client of the message. */
    CLIENT(120, Look.TEXT),
    /** The direction of the message. */
    WAY(64, Look.TEXT),
    /** The recorded text. */
    RECORDED(0, Look.TEXT),
    /** The text in the replay. */
    NOW(0, Look.TEXT);

    private final int width;
    private final Look look;

    OutcomeColumn(int width, Look look) {
        this.width = width;
        this.look = look;
    }

    /** Returns the width at 100 % zoom in pixels; 0 for columns that share the rest. */
    int width() {
        return width;
    }

    Look look() {
        return look;
    }

    String title() {
        return Strings.of("replay.column." + name().toLowerCase(Locale.ROOT));
    }

    Words words(OutcomeRow row) {
        Outcome outcome = row.outcome();
        return switch (this) {
            case RESULT -> result(outcome.result());
            case NUMBER -> Words.muted(outcome.number() == 0 ? "" : Quantities.count(outcome.number()));
            case CLIENT ->
                outcome.client().number() == 0
                        ? Words.muted(client(outcome))
                        : Words.client(outcome.client(), client(outcome), "");
            case WAY ->
                outcome.result() == Result.BROKEN
                        ? Words.of("")
                        : Words.sign(
                                Strings.of(outcome.direction() == Direction.IN ? "log.in" : "log.out"),
                                "sb.text2",
                                outcome.direction() == Direction.IN ? "arrow-right" : "arrow-left");
            case RECORDED -> row.recordedBytes() < 0 ? Words.muted("") : said(row.recorded(), row.recordedBytes());
            case NOW -> now(row);
        };
    }

    private static Words now(OutcomeRow row) {
        return switch (row.outcome().result()) {
            case SENT, SAME -> Words.muted(Strings.of("replay.now.same"));
            case DIFFERENT, EXTRA -> said(row.received(), row.receivedBytes());
            case MISSING, UNSENT, BROKEN ->
                Words.muted(row.outcome().why().map(Strings::said).orElse(""));
        };
    }

    private static Words said(String text, int bytes) {
        return bytes == 0 ? Words.muted(Strings.of("replay.nothing")) : Words.of(text);
    }

    static String client(Outcome outcome) {
        if (outcome.client().number() == 0) {
            return Strings.of("replay.nobody");
        }
        return outcome.clientName().isEmpty()
                ? outcome.client().toString()
                : outcome.client() + "  " + outcome.clientName();
    }

    static Words result(Result result) {
        String word = Strings.of("replay.result." + result.word());
        return switch (result) {
            case SENT -> Words.sign(word, "sb.text2", "send");
            case SAME -> Words.sign(word, "sb.ok", "circle-check");
            case DIFFERENT -> Words.sign(word, "sb.err", "circle-x");
            case MISSING -> Words.sign(word, "sb.err", "hourglass");
            case EXTRA -> Words.sign(word, "sb.warn", "plus");
            case UNSENT -> Words.sign(word, "sb.err", "ban");
            case BROKEN -> Words.sign(word, "sb.err", "plug");
        };
    }
}
