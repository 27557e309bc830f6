package switchboard.server;

import java.util.OptionalLong;
import switchboard.wire.Message;

/**
 * A message on its way out.
 *
 * @param message the bytes
 * @param request the reply request it answers, if it does
 */
record Outgoing(Message message, OptionalLong request) {}
