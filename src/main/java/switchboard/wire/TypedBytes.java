package switchboard.wire;

import switchboard.text.BytesText;
import switchboard.text.CodedText;

/** The bytes of a typed text, or the first mistake in it. Immutable, as long as nobody changes the array. */
public sealed interface TypedBytes {
    /**
     * The bytes that are meant.
     *
     * @param body the characters and bytes
     * @param end the index behind the last char of the text that was parsed
     */
    record Meant(TypedBody body, int end) implements TypedBytes {
        /** Returns the bytes, with characters in UTF-8. */
        public byte[] bytes() {
            return body.utf8();
        }
    }

    /**
     * A mistake.
     *
     * @param from the index of its first char in the text
     * @param end the index behind its last char, larger than {@code from}
     * @param character the number of its first character (code point), from 1
     * @param reason the mistake in words: a part of a sentence
     */
    record Mistake(int from, int end, int character, CodedText reason) implements TypedBytes {
        /** Returns the mistake between two indexes of a text. */
        static Mistake in(String text, int from, int end, CodedText reason) {
            return new Mistake(from, end, text.codePointCount(0, from) + 1, reason);
        }

        /** Returns the same mistake in a text that has another text before this one. */
        public Mistake behind(String before) {
            int more = before.codePointCount(0, before.length());
            return new Mistake(from + before.length(), end + before.length(), character + more, reason);
        }

        /** Returns the sentence with the position and the reason. */
        public CodedText sentence() {
            return BytesText.MISTAKE.with(character, reason);
        }
    }
}
