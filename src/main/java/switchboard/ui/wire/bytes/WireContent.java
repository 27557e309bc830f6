package switchboard.ui.wire.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.record.LoggedMessage;
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
 */
public record WireContent(
        LoggedMessage logged, List<Section> sections, OptionalLong declaredLength, TextSize text, ShownBody shown) {
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
        TextSize utf8 = TextSize.of(message.bytes(), bodyStart, bodyEnd);
        return new WireContent(
                logged,
                List.copyOf(sections),
                HeaderValue.of(message),
                shown.isText() ? new TextSize(utf8.bytes(), shown.characters(), 0) : utf8,
                shown);
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
