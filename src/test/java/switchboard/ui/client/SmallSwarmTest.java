package switchboard.ui.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.client.swarm.ClientKind;
import switchboard.client.swarm.SwarmPlan;
import switchboard.event.EventBus;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.Server;
import switchboard.server.context.ServerLimits;
import switchboard.thread.Await;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.OnEdt;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(60)
class SmallSwarmTest {
    private static ListenerSettings settings(String address, Framing framing, ClassCode code) {
        return new ListenerSettings(
                new Where.Tcp(address, 0), framing, ReplyFormat.FRAMED, false, "", new AutoReply.Echo(), code);
    }

    private static ListenerInfo listener(ListenerSettings settings) {
        return new ListenerInfo(1, "tcp", "0.0.0.0:5050", 5050, List.of(), settings, "", "");
    }

    private static SwarmPlan plan(ListenerSettings settings) {
        return SmallSwarm.plan(CalledServer.of(listener(settings)).orElseThrow());
    }

    @Test
    void itCallsThisComputerAlsoWhereTheServerIsOpenToTheNetworkAndKnowsTheClassCode() {
        SwarmPlan plan = plan(settings("0.0.0.0", Framings.HEADER64, new ClassCode("apple")));
        assertEquals("127.0.0.1", plan.host());
        assertEquals(5050, plan.port());
        assertEquals("apple", plan.code());
        assertEquals(SmallSwarm.CLIENTS, plan.mix().size());
        assertTrue(plan.mix().counts().containsKey(ClientKind.NO_HEADER));
    }

    @Test
    void whereNoLengthPrecedesTheMessageNobodyHasItWrong() {
        SwarmPlan plan = plan(settings("127.0.0.1", Framings.LINES, ClassCode.NONE));
        assertEquals(SmallSwarm.CLIENTS, plan.mix().size());
        assertEquals(
                Set.of(),
                Set.copyOf(plan.mix().counts().keySet().stream()
                        .filter(ClientKind::miscounts)
                        .toList()));
    }

    @Test
    void itsClientsComeAndLeaveWhenItIsStopped() throws Exception {
        try (EventBus bus = new EventBus();
                Server server = new Server(bus, ServerLimits.DEFAULTS, 0)) {
            server.start();
            ListenerInfo listener = server.listen(settings("127.0.0.1", Framings.HEADER64, ClassCode.NONE));
            List<String> failures = new ArrayList<>();
            List<Boolean> states = new ArrayList<>();
            List<SmallSwarm> made = new ArrayList<>();
            OnEdt.run(() -> {
                made.add(new SmallSwarm(
                        Edt::later, () -> states.add(made.getFirst().isRunning()), failures::add));
                made.getFirst().start(listener);
                made.getFirst().start(listener);
            });
            Await.until(
                    "all clients came",
                    () -> server.roster().clients().stream()
                                    .filter(one -> one.closedAt() == 0)
                                    .count()
                            == SmallSwarm.CLIENTS);
            OnEdt.run(() -> made.getFirst().stop());
            Await.until(
                    "all clients left", () -> server.roster().clients().stream().allMatch(one -> one.closedAt() > 0));
            Await.until("it has ended", () -> !running(made.getFirst()));
            OnEdt.run(() -> {
                assertEquals(List.of(true, false), states);
                assertEquals(List.of(), failures);
            });
        }
    }

    @Test
    void aServerThatIsGoneIsSaid() throws Exception {
        ListenerInfo gone;
        try (EventBus bus = new EventBus();
                Server server = new Server(bus, ServerLimits.DEFAULTS, 0)) {
            server.start();
            gone = server.listen(settings("127.0.0.1", Framings.HEADER64, ClassCode.NONE));
        }
        List<String> failures = new ArrayList<>();
        SmallSwarm swarm = OnEdt.call(() -> {
            SmallSwarm made = new SmallSwarm(Edt::later, () -> {}, failures::add);
            made.start(gone);
            return made;
        });
        Await.until("it has ended", () -> !running(swarm));
        OnEdt.run(() -> assertTrue(failures.getFirst().contains("no program listens"), failures.toString()));
    }

    @Test
    void aListenerWithoutAPortIsNotCalled() throws Exception {
        ListenerSettings unix = settings("127.0.0.1", Framings.LINES, ClassCode.NONE)
                .at(new Where.Unix(java.nio.file.Path.of("/tmp/x")));
        assertEquals(Optional.empty(), CalledServer.of(listener(unix)));
        OnEdt.run(() -> {
            SmallSwarm swarm = new SmallSwarm(Edt::later, () -> {}, sentence -> {});
            swarm.start(listener(unix));
            assertFalse(swarm.isRunning());
        });
    }

    private static boolean running(SmallSwarm swarm) {
        try {
            return OnEdt.call(swarm::isRunning);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
