package switchboard.bench.baddays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MessageAuditTest {
    private final ExpectedSession session = new ExpectedSession(new AtomicInteger());
    private final Talk talk = session.begin();
    private final MessageAudit audit = new MessageAudit(session);
    private long number;

    @BeforeEach
    void fiveAreSentAndFourAnswered() {
        for (int sent = 0; sent < 5; sent++) {
            talk.send();
        }
        for (int answered = 0; answered < 4; answered++) {
            talk.answer();
        }
    }

    private void in(int... places) {
        for (int place : places) {
            audit.row(++number, false, Optional.of(new GoodMessage(talk.number(), place)));
        }
    }

    private void out(int... places) {
        for (int place : places) {
            audit.row(++number, true, Optional.of(new GoodMessage(talk.number(), place)));
        }
    }

    private void told(int place, boolean out) {
        session.told(new RecordedLine(1, out, Optional.of(new GoodMessage(talk.number(), place))));
    }

    private void complains(String about) {
        List<String> complaints = audit.end().complaints();
        assertEquals(1, complaints.size(), complaints.toString());
        assertTrue(complaints.getFirst().contains(about), complaints.toString());
    }

    private MessageAudit.Result holds() {
        MessageAudit.Result result = audit.end();
        assertEquals(List.of(), result.complaints());
        return result;
    }

    @Test
    void aKillMayTakeWhatWasAnsweredButNotTold() {
        told(1, false);
        told(0, true);
        in(0, 1);
        out(0);
        // Two messages and three answers.
        assertEquals(5, holds().behind());
    }

    @Test
    void aKillMayNotTakeWhatWasTold() {
        told(1, false);
        in(0);
        complains("message 1 of talk 1");
    }

    @Test
    void anAnswerThatWasToldHasToBeThereToo() {
        told(1, true);
        in(0, 1);
        out(0);
        complains("answer 1 of talk 1");
    }

    @Test
    void afterAnOrderlyEndAllThatWasAnsweredIsThere() {
        session.lifeEnded(true);
        in(0, 1, 2, 3);
        out(0, 1, 2);
        complains("answer 3 of talk 1");
    }

    @Test
    void anOrderlyEndAsksNothingOfTheLivesBefore() {
        session.lifeEnded(false);
        Talk later = session.begin();
        later.send();
        later.answer();
        session.lifeEnded(true);
        in(0);
        audit.row(++number, true, Optional.of(new GoodMessage(later.number(), 0)));
        complains("message 0 of talk 2");
    }

    @Test
    void whatAGapStandsForMayBeMissing() {
        told(3, false);
        audit.gap(2, 2);
        in(0, 3);
        assertEquals(2, holds().missing());
    }

    @Test
    void aGapAtTheEndStandsForWhatWasAnswered() {
        session.lifeEnded(true);
        audit.gap(5, 4);
        in(0, 1);
        out(0, 1);
        assertEquals(4, holds().missing());
    }

    @Test
    void aGapElsewhereStandsForNothing() {
        told(3, false);
        audit.gap(1, 2);
        in(0, 3);
        complains("2 messages from message 1");
    }

    @Test
    void aGapStandsForNoMoreThanItSays() {
        told(3, false);
        audit.gap(2, 1);
        in(0, 3);
        complains("2 messages are missing, but the gaps stand for 1");
    }

    @Test
    void aGapBeforeATalkBeganStandsForNothingOfIt() {
        session.told(new RecordedLine(2, false, Optional.empty()));
        Talk later = session.begin();
        later.send();
        later.send();
        audit.gap(2, 7);
        in(0, 1);
        audit.row(++number, false, Optional.of(new GoodMessage(later.number(), 1)));
        complains("1 messages from message 0 of talk 2");
    }

    @Test
    void nothingIsThereTwiceOrInAnotherOrder() {
        in(0, 1, 1);
        complains("once more, or too late");
    }

    @Test
    void nothingIsThereThatWasNeverSent() {
        in(0, 1, 2, 3, 4, 5);
        complains("never sent");
    }

    @Test
    void numbersHaveNoHoles() {
        in(0);
        number++;
        in(1);
        complains("number 3 follows 1");
    }

    @Test
    void aFileThatEndsBeforeTheNumberThatWasToldIsIncomplete() {
        session.told(new RecordedLine(3, false, Optional.empty()));
        in(0, 1);
        complains("number 3 was told");
    }
}
