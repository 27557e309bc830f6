package switchboard.archive;

/**
 * A session beyond what somebody wished to keep; nothing has happened to it. Immutable.
 *
 * @param session which one
 * @param reason why, in words that go on after its name; they say also if there are marks or notes in it
 */
public record Expired(SessionSummary session, String reason) {}
