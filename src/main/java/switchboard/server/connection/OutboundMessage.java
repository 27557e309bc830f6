package switchboard.server.connection;

import java.util.OptionalLong;
import switchboard.wire.Message;

/**
 * A message to be written to a client. Immutable.
 *
 * @param message the bytes
 * @param request the number of the reply request that it belongs to, if any
 */
record OutboundMessage(Message message, OptionalLong request) {}
