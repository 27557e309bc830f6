package switchboard.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Converts between bytes and text in any encoding of the JDK, without loss: what is no text is not decoded.
 *
 * <p>Stateless and thread-safe.
 */
public final class CharsetText {
    private CharsetText() {}

    /** Returns the index of the first byte that is no text, counted from {@code offset}; empty if all bytes are. */
    public static OptionalInt invalidAt(byte[] bytes, int offset, int length, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            int wrong = Utf8.invalidAt(bytes, offset, offset + length);
            return wrong == offset + length ? OptionalInt.empty() : OptionalInt.of(wrong - offset);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharsetDecoder decoder = decoder(charset);
        CharBuffer out = CharBuffer.allocate(1_024);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return OptionalInt.of(in.position() - offset);
            }
            if (result.isUnderflow()) {
                out.clear();
                return decoder.flush(out).isError() ? OptionalInt.of(length) : OptionalInt.empty();
            }
            out.clear();
        }
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns the text of bytes; empty if some of them are no text. */
    public static Optional<String> decode(byte[] bytes, int offset, int length, Charset charset) {
        try {
            return Optional.of(decoder(charset)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    /**
     * Returns the text of the beginning of a longer run of bytes, without a character that the end cuts; empty if some
     * of the bytes are no text.
     */
    public static Optional<String> decodeBeginning(byte[] beginning, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(beginning);
        CharsetDecoder decoder = decoder(charset);
        CharBuffer out =
                CharBuffer.allocate((int) Math.ceil(beginning.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, false);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }

    /**
     * Returns bytes as one line that is safe to show: their text, or if they are no text, each byte as an escape.
     *
     * @see Escapes
     */
    public static String shown(byte[] bytes, int offset, int length, Charset charset) {
        return decode(bytes, offset, length, charset)
                .map(Escapes::text)
                .orElseGet(() -> escaped(bytes, offset, length));
    }

    /**
     * Returns bytes that are no text as one line of escapes. Letters stay if three quarters of the bytes are ASCII;
     * otherwise they are most likely accidental.
     */
    public static String escaped(byte[] bytes, int offset, int length) {
        int ascii = 0;
        for (int at = offset; at < offset + length; at++) {
            ascii += isAsciiText(bytes[at]) ? 1 : 0;
        }
        boolean keeps = ascii * 4L >= length * 3L;
        StringBuilder line = new StringBuilder(length * (keeps ? 2 : 4));
        for (int at = offset; at < offset + length; at++) {
            line.append(keeps && isAsciiText(bytes[at]) ? Escapes.text(bytes, at, 1) : Escapes.ofByte(bytes[at]));
        }
        return line.toString();
    }

    private static boolean isAsciiText(byte one) {
        return one >= ' ' && one < 0x7F || one == '\n' || one == '\r' || one == '\t';
    }

    /**
     * Returns the bytes of a text.
     *
     * @throws UnencodableException if the encoding lacks one of its characters, or can only be decoded
     */
    public static byte[] encode(String text, Charset charset) throws UnencodableException {
        return encode(text, charset, 0);
    }

    /**
     * Returns the bytes of a text that {@code before} characters precede.
     *
     * @throws UnencodableException if the encoding lacks one of its characters, or can only be decoded
     */
    static byte[] encode(String text, Charset charset, int before) throws UnencodableException {
        if (!charset.canEncode()) {
            throw unencodable(charset, text, 0, before);
        }
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer in = CharBuffer.wrap(text);
        ByteBuffer out = ByteBuffer.allocate((int) Math.min(
                Integer.MAX_VALUE - 8, (long) Math.ceil(text.length() * (double) encoder.maxBytesPerChar()) + 16));
        CoderResult result = encoder.encode(in, out, true);
        if (result.isError()) {
            throw unencodable(charset, text, in.position(), before);
        }
        encoder.flush(out);
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    private static UnencodableException unencodable(Charset charset, String text, int at, int before) {
        int position = before + text.codePointCount(0, at) + 1;
        return new UnencodableException(
                charset, at < text.length() ? Escapes.text(Character.toString(text.codePointAt(at))) : "", position);
    }

    /** Returns the number of bytes that an encoding writes before each text, such as a byte order mark. */
    static int markLength(Charset charset) {
        try {
            int one = encode("a", charset).length;
            return 2 * one - encode("aa", charset).length;
        } catch (UnencodableException noLetters) {
            return 0;
        }
    }

    /** Returns a text in an encoding in UTF-8; bytes that are no text stay as they are. */
    public static byte[] toUtf8(byte[] bytes, Charset charset) {
        return decode(bytes, 0, bytes.length, charset)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(bytes);
    }
}
