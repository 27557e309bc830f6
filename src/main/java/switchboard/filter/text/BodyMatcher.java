package switchboard.filter.text;

/** A test of a message's bytes. Immutable; takes time in proportion to their number. */
public interface BodyMatcher {
    /** Returns whether a body passes the test. */
    boolean matches(byte[] body);
}
