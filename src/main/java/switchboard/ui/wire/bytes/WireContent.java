package switchboard.ui.wire.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.record.LoggedMessage;
import switchboard.wire.CharacterSpan;
import switchboard.wire.CharsetText;
import switchboard.wire.Message;
import switchboard.wire.explain.SkippedBytes;

/**
 * A message with the data that its views need, computed once off the event dispatch thread. Immutable.
 *
 * @param logged the message
 * @param sections its parts that are not empty, in order; the body is always there
 * @param declaredLength the length in the header; empty if there is no header or no length in it
 * @param text the size of the body
 * @param shown the body as its text is shown
 * @param byteCharacters the character that the hex view shows for each byte of the body, from 0 to 255
 */
public record WireContent(
        LoggedMessage logged,
        List<Section> sections,
        OptionalLong declaredLength,
        TextSize text,
        ShownBody shown,
        String byteCharacters) {
    /** More bytes than a character has in any encoding, with a change of its state. */
    private static final int LONGEST_CHARACTER = 16;

    /** The number of bytes around a range in which a grapheme of it begins or ends. */
    private static final int NEAR = 32;

    /** The largest number of bytes that are decoded to find where a character begins. */
    private static final int MOST_BEFORE = 64 << 10;

    /** The parts of a message. */
    public enum Part {
        HEADER,
        BODY,
        TRAILER
    }

    /**
     * The range of a part in the message.
     *
     * @param start the index of its first byte
     * @param length the number of its bytes
     */
    public record Section(Part part, int start, int length) {
        /** Returns the index after its last byte. */
        public int end() {
            return start + length;
        }
    }

    /**
     * A body as its text is shown, in UTF-8: decoded from the client's encoding, or all bytes as escapes if they are no
     * text. Immutable.
     *
     * @param bytes the bytes; never changed
     * @param section the part of them that is shown
     * @param isText whether the body is text
     */
    public record ShownBody(byte[] bytes, Section section, boolean isText) {
        /** Returns the body of a message as its text is shown. */
        public static ShownBody of(LoggedMessage logged) {
            Message message = logged.message();
            int start = message.headerLength();
            int length = message.bodyLength();
            boolean isText = CharsetText.invalidAt(message.bytes(), start, length, logged.charset())
                    .isEmpty();
            if (isText && logged.charset().equals(StandardCharsets.UTF_8)) {
                return new ShownBody(message.bytes(), new Section(Part.BODY, start, length), true);
            }
            Optional<String> text =
                    isText ? CharsetText.decode(message.bytes(), start, length, logged.charset()) : Optional.empty();
            byte[] shown = text.orElseGet(() -> CharsetText.escaped(message.bytes(), start, length))
                    .getBytes(StandardCharsets.UTF_8);
            return new ShownBody(shown, new Section(Part.BODY, 0, shown.length), isText);
        }

        /** Returns the runs of a page. */
        public List<TextRun> runs(TextPage page) {
            if (isText) {
                return TextRun.of(bytes, page.start(), page.end());
            }
            String escapes = new String(bytes, page.start(), page.end() - page.start(), StandardCharsets.UTF_8);
            return escapes.isEmpty() ? List.of() : List.of(new TextRun(escapes, TextRun.Style.ESCAPE));
        }

        /** Returns the number of characters of the text. */
        public int characters() {
            return TextSize.of(bytes, section.start(), section.end()).characters();
        }
    }

    /** Computes the data of a message; it takes time that grows with the message. */
    public static WireContent of(LoggedMessage logged) {
        Message message = logged.message();
        int bodyStart = message.headerLength();
        int bodyEnd = bodyStart + message.bodyLength();
        List<Section> sections = new ArrayList<>();
        if (bodyStart > 0) {
            sections.add(new Section(Part.HEADER, 0, bodyStart));
        }
        sections.add(new Section(Part.BODY, bodyStart, message.bodyLength()));
        if (bodyEnd < message.size()) {
            sections.add(new Section(Part.TRAILER, bodyEnd, message.size() - bodyEnd));
        }
        ShownBody shown = ShownBody.of(logged);
        return new WireContent(
                logged,
                List.copyOf(sections),
                HeaderValue.of(message),
                shown.isText()
                        ? new TextSize(message.bodyLength(), shown.characters(), 0)
                        : TextSize.of(message.bytes(), bodyStart, bodyEnd, logged.charset()),
                shown,
                ByteFormatter.characters(logged.charset()));
    }

    /** Returns the visible character of one byte, or a dot. */
    public char characterOf(int at) {
        byte value = bytes()[at];
        return partOf(at) == Part.BODY ? byteCharacters.charAt(value & 0xFF) : ByteFormatter.ascii(value);
    }

    /** Returns the encoding of a part: that of the client for a body; headers and ends are ASCII. */
    public Charset charset(Part part) {
        return part == Part.BODY ? logged.charset() : StandardCharsets.UTF_8;
    }

    /** Returns the graphemes of a section that begin in its first {@code most} bytes. */
    public List<Grapheme> graphemes(Section section, int most) {
        Charset charset = charset(section.part());
        int limit = section.start() + Math.min(most, section.length());
        if (charset.equals(StandardCharsets.UTF_8)) {
            int end = most < section.length() ? Grapheme.boundary(bytes(), section.start(), limit) : limit;
            return Grapheme.of(bytes(), section.start(), end);
        }
        int end = Math.min(section.end(), limit + LONGEST_CHARACTER);
        return Grapheme.of(CharacterSpan.of(bytes(), section.start(), end, charset).stream()
                .filter(character -> character.start() < limit)
                .toList());
    }

    /**
     * Returns the graphemes that have a byte of a range; none where characters are known only with all bytes before
     * them, and these are too many.
     */
    public List<Grapheme> graphemes(ByteRange range) {
        List<Grapheme> graphemes = new ArrayList<>();
        for (Section part : parts(range)) {
            Charset charset = charset(part.part());
            Section whole = sections.stream()
                    .filter(section -> section.part() == part.part())
                    .findFirst()
                    .orElseThrow();
            int end = Math.min(whole.end(), part.end() + NEAR);
            int start = whole.start();
            if (charset.equals(StandardCharsets.UTF_8)) {
                start = Math.max(start, part.start() - NEAR);
                while (start > whole.start() && (bytes()[start] & 0xC0) == 0x80) {
                    start--;
                }
                end = Grapheme.boundary(bytes(), start, end);
            } else if (part.start() - start > MOST_BEFORE) {
                return List.of();
            }
            Grapheme.of(CharacterSpan.of(bytes(), start, end, charset)).stream()
                    .filter(grapheme -> part.start() < grapheme.end() && grapheme.start() < part.end())
                    .forEach(graphemes::add);
        }
        return graphemes;
    }

    /** Returns the size of a range as text; characters that it cuts are no characters of it. */
    public TextSize size(ByteRange range) {
        TextSize size = new TextSize(0, 0, 0);
        for (Section part : parts(range)) {
            size = size.plus(TextSize.of(bytes(), part.start(), part.end(), charset(part.part())));
        }
        return size;
    }

    /** Returns a range as text; bytes that are no part of a character become {@code \xNN}. */
    public String text(ByteRange range) {
        StringBuilder text = new StringBuilder(range.length());
        for (Section part : parts(range)) {
            text.append(ByteFormatter.text(bytes(), new ByteRange(part.start(), part.end()), charset(part.part())));
        }
        return text.toString();
    }

    private List<Section> parts(ByteRange range) {
        return sections.stream()
                .filter(section -> range.overlaps(section.start(), section.end()))
                .map(section -> {
                    int start = Math.max(section.start(), range.start());
                    return new Section(section.part(), start, Math.min(section.end(), range.end()) - start);
                })
                .toList();
    }

    /** Returns all bytes; the array must not be changed. */
    public byte[] bytes() {
        return logged.message().bytes();
    }

    /** Returns the number of bytes that the header announces and that are missing. */
    public long missing() {
        return declaredLength.isPresent() ? Math.max(0, declaredLength.getAsLong() - text.bytes() - skipped()) : 0;
    }

    /** Returns the number of bytes that came and were skipped, because the message is too long. */
    public long skipped() {
        return SkippedBytes.after(logged.message());
    }

    /** Returns the part of a byte. */
    public Part partOf(int at) {
        for (Section section : sections) {
            if (at >= section.start() && at < section.end()) {
                return section.part();
            }
        }
        return Part.BODY;
    }
}
