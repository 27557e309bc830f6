package switchboard.model;

/**
 * The class code: a word that a client has to send as its first message. Immutable.
 *
 * <p>{@link #toString} hides the word, so that it is in no log and in no exception's message.
 *
 * @param word the word; empty if no code is wanted
 */
public record ClassCode(String word) {
    /** No code is wanted. */
    public static final ClassCode NONE = new ClassCode("");

    /** The longest code, in characters. */
    public static final int LONGEST = 64;

    /** Removes blanks around the word, because they are invisible. */
    public ClassCode {
        word = word.strip();
        if (word.length() > LONGEST || word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a class code is one line of at most " + LONGEST + " characters");
        }
    }

    /** Returns whether a code is wanted. */
    public boolean isWanted() {
        return !word.isEmpty();
    }

    @Override
    public String toString() {
        return isWanted() ? "ClassCode[…]" : "ClassCode[]";
    }
}
