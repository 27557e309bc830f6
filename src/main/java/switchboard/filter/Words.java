package switchboard.filter;

import switchboard.wire.Escapes;

/** Texts of strangers within our own. Stateless. */
final class Words {
    private static final int SHORT = 60;

    private Words() {}

    /** Returns a stranger's text, inert and not too long for a line. */
    static String quoted(String text) {
        int end = text.length() <= SHORT ? text.length() : text.offsetByCodePoints(0, text.codePointCount(0, SHORT));
        String shown = Escapes.text(text.substring(0, end));
        return end < text.length() ? shown + "…" : shown;
    }
}
