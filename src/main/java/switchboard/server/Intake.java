package switchboard.server;

import java.util.ArrayList;
import java.util.List;
import switchboard.event.Fact;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.wire.Cause;
import switchboard.wire.Explanations;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.Shape;

/** Counts and publishes what one client sent. Called by its connection's thread only. */
final class Intake {
    private final House house;
    private final ConnectionInfo info;
    private final ListenerSettings settings;
    private final ClientTally tally;

    Intake(House house, ConnectionInfo info, ListenerSettings settings, ClientTally tally) {
        this.house = house;
        this.info = info;
        this.settings = settings;
        this.tally = tally;
    }

    /** Count and publish messages. */
    void publish(List<Message> messages) {
        List<Fact> facts = new ArrayList<>(messages.size());
        note(messages, facts);
        house.bus.publish(facts);
        tellLimits(messages);
    }

    /** Count messages and add the facts about them; return whether goodbye was said. */
    boolean note(List<Message> messages, List<Fact> facts) {
        boolean goodbye = false;
        long at = Clock.micros();
        for (Message message : messages) {
            Message noted = message;
            if (isGoodbye(message)) {
                goodbye = true;
                noted = message.with(Explanations.goodbye(settings.goodbye()));
            }
            tally.received(at, noted);
            facts.add(new Fact.Received(info.id(), at, noted));
        }
        return goodbye;
    }

    /** Say which limits these messages hit, after they were published. */
    void tellLimits(List<Message> messages) {
        for (Message message : messages) {
            for (Finding finding : message.findings()) {
                tellLimit(finding);
            }
        }
    }

    private void tellLimit(Finding finding) {
        if (finding.cause() == Cause.TOO_LONG || finding.cause() == Cause.LINE_TOO_LONG) {
            house.hit(
                    Limit.MESSAGE_LENGTH,
                    Sentences.of("limit.message", info.id(), finding.text().english()));
        } else if (finding.cause() == Cause.OVERLOADED) {
            house.hit(
                    Limit.INBOUND_MEMORY,
                    Sentences.of("limit.message", info.id(), finding.text().english()));
        }
    }

    private boolean isGoodbye(Message message) {
        String word = settings.goodbye();
        return !word.isEmpty()
                && message.bodyLength() >= word.length()
                && message.bodyLength() <= word.length() * 4 + 2
                && message.shape() != Shape.PARTIAL
                && message.text().stripTrailing().equals(word);
    }
}
