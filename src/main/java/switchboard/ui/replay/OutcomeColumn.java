package switchboard.ui.replay;

import java.util.Locale;
import switchboard.replay.ReplayOutcome;
import switchboard.replay.compare.ReplayResult;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.table.CellText;
import switchboard.ui.table.Column.TextStyle;
import switchboard.wire.Direction;

/** The columns of the table of outcomes, in their order. */
enum OutcomeColumn {
    /** The result. */
    RESULT(120, TextStyle.TEXT),
    /** The number of the recorded message. */
    NUMBER(78, TextStyle.NUMBER),
    /** The client of the message. */
    CLIENT(120, TextStyle.TEXT),
    /** The direction of the message. */
    WAY(64, TextStyle.TEXT),
    /** The recorded text. */
    RECORDED(0, TextStyle.TEXT),
    /** The text in the replay. */
    NOW(0, TextStyle.TEXT);

    private final int width;
    private final TextStyle look;

    OutcomeColumn(int width, TextStyle look) {
        this.width = width;
        this.look = look;
    }

    /** Returns the width at 100 % zoom in pixels; 0 for columns that share the rest. */
    int width() {
        return width;
    }

    TextStyle look() {
        return look;
    }

    String title() {
        return Strings.of("replay.column." + name().toLowerCase(Locale.ROOT));
    }

    CellText words(OutcomeRow row) {
        ReplayOutcome outcome = row.outcome();
        return switch (this) {
            case RESULT -> result(outcome.result());
            case NUMBER -> CellText.muted(outcome.number() == 0 ? "" : LocalizedFormats.count(outcome.number()));
            case CLIENT ->
                outcome.client().number() == 0
                        ? CellText.muted(client(outcome))
                        : CellText.client(outcome.client(), client(outcome), "");
            case WAY ->
                outcome.result() == ReplayResult.BROKEN
                        ? CellText.of("")
                        : CellText.withIcon(
                                Strings.of(outcome.direction() == Direction.IN ? "log.in" : "log.out"),
                                "sb.text2",
                                outcome.direction() == Direction.IN ? "arrow-right" : "arrow-left");
            case RECORDED -> row.recordedBytes() < 0 ? CellText.muted("") : said(row.recorded(), row.recordedBytes());
            case NOW -> now(row);
        };
    }

    private static CellText now(OutcomeRow row) {
        return switch (row.outcome().result()) {
            case SENT, SAME -> CellText.muted(Strings.of("replay.now.same"));
            case DIFFERENT, EXTRA -> said(row.received(), row.receivedBytes());
            case MISSING, UNSENT, BROKEN ->
                CellText.muted(row.outcome().why().map(Strings::render).orElse(""));
        };
    }

    private static CellText said(String text, int bytes) {
        return bytes == 0 ? CellText.muted(Strings.of("replay.nothing")) : CellText.of(text);
    }

    static String client(ReplayOutcome outcome) {
        if (outcome.client().number() == 0) {
            return Strings.of("replay.nobody");
        }
        return outcome.clientName().isEmpty()
                ? outcome.client().toString()
                : outcome.client() + "  " + outcome.clientName();
    }

    static CellText result(ReplayResult result) {
        String word = Strings.of("replay.result." + result.word());
        return switch (result) {
            case SENT -> CellText.withIcon(word, "sb.text2", "send");
            case SAME -> CellText.withIcon(word, "sb.ok", "circle-check");
            case DIFFERENT -> CellText.withIcon(word, "sb.err", "circle-x");
            case MISSING -> CellText.withIcon(word, "sb.err", "hourglass");
            case EXTRA -> CellText.withIcon(word, "sb.warn", "plus");
            case UNSENT -> CellText.withIcon(word, "sb.err", "ban");
            case BROKEN -> CellText.withIcon(word, "sb.err", "plug");
        };
    }
}
