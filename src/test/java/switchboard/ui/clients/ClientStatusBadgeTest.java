package switchboard.ui.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.ui.fake.ClientFixtures;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.ReplyFormat;

@Timeout(10)
class ClientStatusBadgeTest {
    private static ClientSummary client(
            ClientState state,
            Optional<CloseReason> reason,
            long waitingSince,
            boolean unframed,
            Optional<Finding> problem,
            boolean awaitsCode) {
        ClientSummary usual = ClientFixtures.client(1, "Ana", state, waitingSince);
        return new ClientSummary(
                usual.info(),
                usual.name(),
                state,
                reason.isPresent() ? 1_000_000 : 0,
                reason,
                Optional.empty(),
                3,
                231,
                1,
                77,
                waitingSince,
                waitingSince > 0 ? 1 : 0,
                ReplyFormat.FRAMED,
                Reading.USUAL,
                unframed,
                0,
                0,
                problem,
                Note.NONE,
                awaitsCode,
                OptionalLong.empty());
    }

    private static ClientSummary live(long waitingSince, boolean awaitsCode) {
        return client(ClientState.LIVE, Optional.empty(), waitingSince, false, Optional.empty(), awaitsCode);
    }

    private static ClientStatusBadge badge(ClientSummary client) {
        return ClientStatusBadge.of(client, ZoneOffset.UTC);
    }

    @Test
    void aClientThatHasNotSaidTheClassCodeDoesNotLookConnected() {
        ClientStatusBadge outside = badge(live(5, true));
        ClientStatusBadge connected = badge(live(0, false));
        assertEquals("No class code", outside.words());
        assertEquals("Connected", connected.words());
        assertNotEquals(connected.icon(), outside.icon());
        assertNotEquals(connected.colorKey(), outside.colorKey());
        assertTrue(ClientStatusBadge.isOutside(live(5, true)));
    }

    @Test
    void everyKindOfLeavingHasItsWordAloneAsItsShortestForm() {
        Set<String> words = new HashSet<>();
        for (CloseReason reason : CloseReason.values()) {
            ClientStatusBadge badge =
                    badge(client(ClientState.LEFT, Optional.of(reason), 0, false, Optional.empty(), false));
            assertEquals(ClientStatusBadge.word(reason), badge.forms().getLast());
            badge.forms().forEach(form -> assertTrue(form.contains(badge.forms().getLast()), form));
            words.add(badge.forms().getLast());
        }
        assertEquals(CloseReason.values().length, words.size(), words.toString());
    }

    @Test
    void aWaitingClientIsNotAmberAndAProblemHasItsName() {
        assertEquals("sb.text2", badge(live(5, false)).colorKey());
        Optional<Finding> problem =
                Optional.of(Findings.saying(Cause.COUNTS_CHARACTERS, Certainty.LIKELY, "It counts characters.", ""));
        ClientStatusBadge now = badge(client(ClientState.LIVE, Optional.empty(), 5, true, problem, false));
        assertEquals(List.of("Counts characters"), now.forms());
        assertEquals("sb.err", now.colorKey());
        assertEquals(
                "sb.warn",
                badge(client(ClientState.LIVE, Optional.empty(), 5, false, problem, false))
                        .colorKey());
    }

    @Test
    void theWaitingTimeMovesIntoTheStatusWhereItHasNoColumn() {
        ClientSummary waits = live(1_000_000, false);
        assertEquals(List.of("Waiting"), badge(waits).forms());
        String time = ClientStatusBadge.waiting(waits, 13_000_000);
        assertEquals(
                List.of("Waiting " + time, time),
                badge(waits).withTime(waits, 13_000_000).forms());
        assertEquals("", ClientStatusBadge.waiting(live(0, false), 13_000_000));
    }

    @Test
    void clientsWithAProblemComeFirstInTheOrderOfTheStatus() {
        Optional<Finding> problem =
                Optional.of(Findings.saying(Cause.NO_HEADER, Certainty.LIKELY, "There is no header.", ""));
        List<ClientSummary> ordered = List.of(
                client(ClientState.LIVE, Optional.empty(), 0, true, problem, false),
                client(ClientState.LIVE, Optional.empty(), 0, false, problem, false),
                live(0, true),
                client(ClientState.HELD, Optional.empty(), 0, false, Optional.empty(), false),
                live(0, false),
                client(ClientState.LEFT, Optional.of(CloseReason.FIN), 0, false, problem, false));
        assertEquals(
                ordered.stream()
                        .map(ClientStatusBadge::rank)
                        .sorted()
                        .distinct()
                        .toList(),
                ordered.stream().map(ClientStatusBadge::rank).toList());
    }
}
