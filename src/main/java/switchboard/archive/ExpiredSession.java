package switchboard.archive;

import switchboard.text.CodedText;

/**
 * A session beyond the limits of age or size that the user set. It has not been changed. Immutable.
 *
 * @param session the session
 * @param reason the reason, in words that follow its name; they also mention marks and notes in it
 */
public record ExpiredSession(SessionSummary session, CodedText reason) {}
