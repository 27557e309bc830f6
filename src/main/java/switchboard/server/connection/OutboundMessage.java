package switchboard.server.connection;

import java.util.Optional;
import java.util.OptionalLong;
import switchboard.server.context.MessageReservation;
import switchboard.server.context.OutboundMemoryBudget;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ReplyDelivery;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/**
 * A message to be written to a client. Immutable.
 *
 * @param message the bytes; recipients of one reply share them
 * @param delivery the outcome to publish, if it belongs to a reply request
 * @param memory the room that it needs while it waits; empty for short ones, which need none
 */
record OutboundMessage(Message message, Optional<ReplyDelivery> delivery, Optional<MessageReservation> memory) {
    /** Returns a message that needs no room: a short automatic reply, or a notice in the server's own words. */
    static OutboundMessage unreserved(Message message) {
        return new OutboundMessage(message, Optional.empty(), Optional.empty());
    }

    /** Returns a reply by hand. */
    static OutboundMessage reply(ReplyBody.Framed framed, ReplyDelivery delivery) {
        return new OutboundMessage(framed.message(), Optional.of(delivery), Optional.of(framed.memory()));
    }

    /** Returns the same message with a need for room of its own. */
    OutboundMessage reserving(OutboundMemoryBudget budget) {
        return new OutboundMessage(message, delivery, Optional.of(new MessageReservation(budget, message.size())));
    }

    /** Returns the same message without a need for room. */
    OutboundMessage unreserved() {
        return new OutboundMessage(message, delivery, Optional.empty());
    }

    /** Returns the number of the reply request that it belongs to, if any. */
    OptionalLong request() {
        return delivery.isPresent() ? OptionalLong.of(delivery.get().request()) : OptionalLong.empty();
    }

    /** Reserves the room that it needs; returns false if there is none. */
    boolean reserve() {
        return memory.isEmpty() || memory.get().acquire();
    }

    /** Releases the room after {@link #reserve}. */
    void release() {
        if (memory.isPresent()) {
            memory.get().release();
        }
    }

    /** Publishes that it was sent, if it belongs to a reply request. */
    void sent() {
        if (delivery.isPresent()) {
            delivery.get().sent();
        }
    }

    /** Publishes why it was not sent, if it belongs to a reply request. */
    void failed(CodedText why) {
        if (delivery.isPresent()) {
            delivery.get().failed(why);
        }
    }
}
