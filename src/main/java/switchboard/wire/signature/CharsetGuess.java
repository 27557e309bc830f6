package switchboard.wire.signature;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The charset in which bytes that are no UTF-8 are most likely a text.
 *
 * <p>Each charset has a model of its texts. A model says by how many bits its text explains the bytes better than
 * chance does; a charset is named if that is enough, and more than for every other one.
 *
 * <p>Immutable.
 *
 * @param charset the name of the charset
 * @param text the beginning of the text
 */
public record CharsetGuess(String charset, String text) {
    /** The bytes that are examined. */
    private static final int LOOKED_AT = 256;

    /** The bits by which a text has to be better than chance; random bodies reach them once in 10,000 times. */
    private static final double ENOUGH = 8.5;

    /** The bits by which a charset has to be better than the next one. */
    private static final double AHEAD = 4;

    /** The least average, in bits, of the characters that are no ASCII. */
    private static final double LEAST_AVERAGE = -2.6;

    /** The characters of the text that are shown. */
    private static final int SHOWN = 24;

    private static final List<Candidate> CANDIDATES = candidates();

    /** A charset, its model, and the bits by which it is rarer than others. */
    private record Candidate(Charset charset, String name, CharacterModel model, double rarer) {}

    private static List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        add(all, "windows-1252", "Windows-1252 (Latin-1)", CharacterModel.WESTERN, 0);
        add(all, "windows-1251", "Windows-1251", CharacterModel.CYRILLIC, 1);
        add(all, "KOI8-R", "KOI8-R", CharacterModel.CYRILLIC, 1);
        add(all, "IBM866", "CP866", CharacterModel.CYRILLIC, 2);
        add(all, "IBM850", "CP850 or CP437", CharacterModel.WESTERN, 2);
        add(all, "windows-1253", "Windows-1253", CharacterModel.GREEK, 2);
        add(all, "GBK", "GBK", CharacterModel.CHINESE, 0);
        add(all, "Big5", "Big5", CharacterModel.TRADITIONAL, 1);
        add(all, "Shift_JIS", "Shift_JIS", CharacterModel.JAPANESE, 0);
        add(all, "EUC-JP", "EUC-JP", CharacterModel.JAPANESE, 1);
        add(all, "EUC-KR", "EUC-KR", CharacterModel.KOREAN, 1);
        return List.copyOf(all);
    }

    private static void add(List<Candidate> all, String charset, String name, CharacterModel model, double rarer) {
        if (Charset.isSupported(charset)) {
            all.add(new Candidate(Charset.forName(charset), name, model, rarer));
        }
    }

    /** Returns the likely charset of bytes that are no valid UTF-8; empty if none is clearly the most likely one. */
    public static Optional<CharsetGuess> of(byte[] bytes, int at, int end) {
        int size = Math.min(LOOKED_AT, end - at);
        boolean whole = size == end - at;
        CharsetGuess best = null;
        double most = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : CANDIDATES) {
            Optional<String> text = decode(candidate.charset(), bytes, at, size, whole);
            if (text.isEmpty()) {
                continue;
            }
            CharacterModel.Score score = candidate.model().score(text.get());
            double bits = score.bits() - candidate.rarer();
            if (bits > most) {
                second = most;
                most = bits;
                best = score.average() >= LEAST_AVERAGE ? new CharsetGuess(candidate.name(), shown(text.get())) : null;
            } else {
                second = Math.max(second, bits);
            }
        }
        return best != null && most >= ENOUGH && most - second >= AHEAD ? Optional.of(best) : Optional.empty();
    }

    private static Optional<String> decode(Charset charset, byte[] bytes, int at, int size, boolean whole) {
        CharBuffer text = CharBuffer.allocate(size + 4);
        boolean fails = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, at, size), text, whole)
                .isError();
        return fails ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static String shown(String text) {
        int count = Math.min(SHOWN, text.length());
        return text.substring(0, count) + (count < text.length() ? "…" : "");
    }
}
