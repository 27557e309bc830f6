package switchboard.archive;

import switchboard.text.CodedText;

/**
 * A session beyond what somebody wished to keep; nothing has happened to it. Immutable.
 *
 * @param session which one
 * @param reason why, in words that go on after its name; they tell also of marks and notes in it
 */
public record Expired(SessionSummary session, CodedText reason) {}
