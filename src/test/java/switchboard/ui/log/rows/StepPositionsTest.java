package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;

@Timeout(10)
class StepPositionsTest {
    static LogStep step(long place, long after, long client, ClientStep.Kind kind) {
        return new LogStep(
                new ClientStep(place, after, new ConnectionId(client), kind), 0, "", "127.0.0.1:5", Optional.empty());
    }

    @Test
    void messagesAndStepsAreFoundInOneOrderWhereverTheStepsAre() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int messages = random.nextInt(12);
            List<LogStep> steps = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int message = 0; message <= messages; message++) {
                if (message > 0) {
                    expected.add("message " + (message - 1));
                }
                for (int i = random.nextInt(3); i > 0; i--) {
                    expected.add("step " + steps.size());
                    steps.add(step(steps.size() + 1, message, 1, ClientStep.Kind.CAME));
                }
            }
            StepPositions positions = StepPositions.of(steps, number -> (int) Math.clamp(number - 1, 0, messages));
            List<String> found = new ArrayList<>();
            for (int row = 0; row < messages + positions.count(); row++) {
                int step = positions.stepAt(row);
                found.add(step >= 0 ? "step " + step : "message " + positions.messageFrom(row));
                assertEquals(
                        row,
                        step >= 0
                                ? positions.rowOfStep(step)
                                : positions.rowOfMessage(positions.messageFrom(row)));
            }
            assertEquals(expected, found);
        }
    }

    @Test
    void stepsOfADamagedFileStayInTheirOrder() {
        StepPositions positions = StepPositions.of(
                List.of(step(1, 5, 1, ClientStep.Kind.CAME), step(2, 2, 1, ClientStep.Kind.LEFT)),
                number -> (int) number - 1);
        assertEquals(5, positions.rowOfStep(0));
        assertEquals(6, positions.rowOfStep(1));
    }
}
