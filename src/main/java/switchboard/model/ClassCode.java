package switchboard.model;

/**
 * A word that a client has to say before anything else. Immutable.
 *
 * <p>It never shows itself where it is not asked for: neither in logs nor in the sentences of exceptions.
 *
 * @param word the word; empty where none is wanted
 */
public record ClassCode(String word) {
    /** No word is wanted. */
    public static final ClassCode NONE = new ClassCode("");

    /** The longest one, in characters. */
    public static final int LONGEST = 64;

    /** Drop the blanks around it, which nobody sees. */
    public ClassCode {
        word = word.strip();
        if (word.length() > LONGEST || word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a class code is one line of at most " + LONGEST + " characters");
        }
    }

    /** Returns whether a word is wanted. */
    public boolean isWanted() {
        return !word.isEmpty();
    }

    @Override
    public String toString() {
        return isWanted() ? "ClassCode[…]" : "ClassCode[]";
    }
}
