package switchboard.filter;

import switchboard.wire.Escapes;

/** Escapes untrusted text for use in this program's sentences. Stateless. */
final class InertQuote {
    /** The most characters (Unicode code points) that are shown. */
    private static final int SHORT = 60;

    private InertQuote() {}

    /** Returns an untrusted text, escaped and shortened so that it fits into a line. */
    static String quoted(String text) {
        int end = text.length() <= SHORT ? text.length() : text.offsetByCodePoints(0, text.codePointCount(0, SHORT));
        String shown = Escapes.text(text.substring(0, end));
        return end < text.length() ? shown + "…" : shown;
    }
}
