package switchboard.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.event.ConflatedSubscription;
import switchboard.event.ElapsedTime;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.event.Request.RecipientBody;
import switchboard.event.Request.Target;
import switchboard.event.Roster;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.ListenerInfo;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.system.BoundedFile;
import switchboard.terminal.TerminalText;
import switchboard.text.ConsoleText;
import switchboard.text.ServerText;
import switchboard.wire.Escapes;
import switchboard.wire.Message;
import switchboard.wire.TypedBody;
import switchboard.wire.explain.SkippedBytes;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * Runs the commands from standard input and prints the events, until {@code quit} or {@link #quit()}.
 *
 * <p>A console created before the listeners start misses no event. {@link #listening} and {@link #run} belong to one
 * thread, the only one that prints; {@link #quit()} is thread-safe. The end of standard input and a broken standard
 * output do not end the server.
 */
public final class Console implements AutoCloseable {
    /** The interval at which updates are printed. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The interval at which the results of a command are checked. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final EventBus bus;
    private final Roster roster;
    private final PrintStream out;
    private final PrintStream err;
    private final Semaphore signal = new Semaphore(0);
    private final ConflatedSubscription<LiveChanges> live;
    private final ConflatedSubscription<List<Fact>> outcomes;
    private final LogLines log;
    private final ConsoleSearch search;
    private final SessionSaver saver;
    private final PendingResults awaited = new PendingResults(System::nanoTime);
    private final SettingResults settings = new SettingResults(System::nanoTime);
    private volatile boolean ending;

    /**
     * Creates a console and subscribes it to the bus.
     *
     * @param saver saves a session that is not recorded
     */
    public Console(
            EventBus bus,
            Roster roster,
            SessionLog log,
            SessionSaver saver,
            ZoneId zone,
            PrintStream out,
            PrintStream err) {
        this.bus = bus;
        this.roster = roster;
        this.out = out;
        this.err = err;
        this.log = new LogLines(log, zone);
        search = new ConsoleSearch(log, this.log, Clock.system(zone));
        this.saver = saver;
        live = bus.subscribe("console", new LiveFold());
        outcomes = bus.subscribe("console outcomes", new RequestOutcomes(this::wake));
    }

    /** Prints that a listener accepts connections. */
    public void listening(ListenerInfo listener) {
        out.println("listening " + listener.family() + " " + Escapes.text(listener.address())
                + (listener.isEncrypted() ? " sha256 " + listener.fingerprint() : ""));
        Framing framing = listener.settings().framing();
        if (!Framings.isNamed(framing)) {
            // A shell may have changed what was typed, so it is said in words what is understood.
            out.println(
                    "framing " + framing.name() + ": " + framing.description().english());
        }
        out.flush();
    }

    /**
     * Reads commands from {@code in} and runs them; returns after {@code quit}.
     *
     * @param charset the encoding of {@code in}
     * @param recorded the number of the session's newest message before the listeners started
     */
    public void run(InputStream in, Charset charset, long recorded) throws InterruptedException {
        CommandReader typed = CommandReader.start(in, charset, this::wake);
        ConsoleUpdates updates = new ConsoleUpdates(live, log, recorded, System::nanoTime);
        Optional<Command> next = Optional.empty();
        long nextNews = System.nanoTime();
        while (!ending) {
            printOutcomes();
            awaited.progress(roster).forEach(out::println);
            next = next.or(typed::next);
            Optional<Command> command = next.filter(one -> !settings.waiting() && !awaited.holdsBack(one));
            if (command.isPresent()) {
                next = Optional.empty();
                if (command.get() instanceof Command.ShowLog) {
                    // It counts what is not recorded, which is known up to the last update.
                    print(updates.take(false));
                }
                carryOut(command.get(), updates.unrecorded());
            }
            if (System.nanoTime() - nextNews >= 0) {
                // A broken pipe does not stop the server, but the lookups for it stop.
                if (!out.checkError()) {
                    print(updates.take(false));
                }
                nextNews = System.nanoTime() + TICK_NANOS;
            }
            if (command.isEmpty()) {
                out.flush();
                pause(awaited.waiting() || settings.waiting() ? LOOK_NANOS : nextNews - System.nanoTime());
            }
        }
        printOutcomes();
        print(updates.take(true));
        out.flush();
    }

    /** Makes {@link #run} return soon. */
    public void quit() {
        ending = true;
        wake();
    }

    /** Ends the subscriptions to the bus. */
    @Override
    public void close() {
        live.close();
        outcomes.close();
    }

    private void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    private void pause(long nanos) throws InterruptedException {
        if (signal.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }

    private void print(ConsoleUpdates.OutputLines updates) {
        updates.lines().forEach(out::println);
        updates.warnings().forEach(err::println);
    }

    private void printOutcomes() {
        for (Fact fact : outcomes.take().orElse(List.of())) {
            if (fact instanceof Fact.Delivered outcome) {
                awaited.outcome(outcome).forEach(out::println);
            } else {
                settings.answer(fact).ifPresent(out::println);
            }
        }
    }

    private void carryOut(Command command, long unrecorded) throws InterruptedException {
        switch (command) {
            case Command.Empty nothing -> {}
            case Command.Invalid mistake ->
                out.println(TerminalText.inert(mistake.text().english()));
            case Command.Help help -> CommandParser.HELP.lines().forEach(out::println);
            case Command.Quit quit -> ending = true;
            case Command.ShowCounts show -> out.println(line(roster.counts()));
            case Command.ListClients list -> listClients();
            case Command.ShowLog show -> showLog(show, unrecorded);
            case Command.Save save -> save(save.file());
            case Command.Send send -> send(List.of(send.to()), send.body(), send.form());
            case Command.SendAll all -> send(ids(), all.body(), all.form());
            case Command.SendFile send -> sendFile(send);
            case Command.Resend resend -> resend(resend);
            case Command.Repeat repeat -> repeat(repeat);
            case Command.StopRepeating stop -> stopRepeating(stop.to());
            case Command.Kick kick ->
                ask(new Request.Disconnect(only(kick.id())), PendingResults.ClientAction.KICK, Optional.of(kick.id()));
            case Command.Block block ->
                ask(new Request.Block(Set.of(block.id())), PendingResults.ClientAction.BLOCK, Optional.of(block.id()));
            case Command.SetRule set -> ask(new Request.SetRule(set.range(), set.rule()));
            case Command.SetAutoReply set -> ask(new Request.SetAutoReply(Optional.of(set.auto())));
            case Command.ShowFraming show -> withClient(show.id(), client -> tellFraming(client));
            case Command.ReadAs as -> withClient(as.id(), client -> readAs(client, as.framing()));
            case Command.ShowCharset show -> withClient(show.id(), this::tellCharset);
            case Command.SetCharset set -> withClient(set.id(), client -> setCharset(client, set.charset()));
            case Command.Hold hold ->
                ask(new Request.Hold(target(hold.id())), PendingResults.ClientAction.HOLD, hold.id());
            case Command.Release release ->
                ask(new Request.Release(target(release.id())), PendingResults.ClientAction.RELEASE, release.id());
        }
    }

    private static String line(Counts counts) {
        return String.format(
                Locale.ROOT,
                "live %d  total %d  peak %d  rejected %d  threads %d",
                counts.live(),
                counts.total(),
                counts.peak(),
                counts.rejected(),
                counts.threads());
    }

    private void listClients() {
        List<ClientSummary> clients = roster.clients();
        long now = ElapsedTime.micros();
        clients.forEach(client -> out.println(ClientLine.of(client, now)));
        if (clients.isEmpty()) {
            out.println("No client is connected.");
        }
    }

    private void showLog(Command.ShowLog show, long unrecorded) throws InterruptedException {
        try {
            if (!show.filter().isEmpty()) {
                search.lines(show.filter(), show.rows()).forEach(out::println);
                return;
            }
            List<String> lines = log.newest(show.rows());
            lines.forEach(out::println);
            if (lines.isEmpty()) {
                out.println(
                        unrecorded == 0
                                ? "No messages yet."
                                : String.format(
                                        Locale.ROOT,
                                        "No message is recorded. Messages that came or went and are not recorded: %,d",
                                        unrecorded));
            }
        } catch (SessionException explained) {
            out.println(TerminalText.of(explained));
        }
    }

    private void save(Path file) {
        try {
            saver.saveTo(file);
            out.println("saved " + Escapes.text(file.toString()));
        } catch (SessionException explained) {
            out.println(TerminalText.of(explained));
        }
    }

    private void sendFile(Command.SendFile send) {
        try {
            byte[] body = BoundedFile.read(send.file(), Message.LONGEST_BODY);
            send(send.to().map(List::of).orElseGet(this::ids), TypedBody.of(body), send.form());
        } catch (BoundedFile.UnreadableException explained) {
            out.println(TerminalText.inert(
                    ConsoleText.FILE_UNREADABLE.with(explained.text()).english()));
        }
    }

    private void resend(Command.Resend resend) throws InterruptedException {
        try {
            Optional<LoggedMessage> earlier = log.message(resend.message());
            if (earlier.isEmpty()) {
                out.println(ConsoleText.RESEND_NONE.with(resend.message()).english());
            } else if (SkippedBytes.after(earlier.get().message()) > 0) {
                out.println(ConsoleText.RESEND_CUT.with(resend.message()).english());
            } else {
                send(
                        List.of(resend.to().orElseGet(earlier.get()::client)),
                        TypedBody.of(earlier.get().message().body()),
                        new Request.ReplyForm.ClientFormat());
            }
        } catch (SessionException explained) {
            out.println(TerminalText.of(explained));
        }
    }

    private void send(List<ConnectionId> to, TypedBody body, Request.ReplyForm form) {
        if (to.isEmpty()) {
            out.println("No client is connected.");
            return;
        }
        long number = bus.nextRequest();
        requestOutcomes(number, to, new Request.Reply(number, bodies(to, body), form));
    }

    private void repeat(Command.Repeat repeat) {
        List<ConnectionId> to = repeat.to().map(List::of).orElseGet(this::ids);
        if (to.isEmpty()) {
            out.println("No client is connected.");
            return;
        }
        long number = bus.nextRequest();
        requestOutcomes(
                number,
                to,
                new Request.Repeat(number, bodies(to, repeat.body()), repeat.form(), repeat.every(), repeat.times()));
    }

    private void stopRepeating(Optional<ConnectionId> of) {
        if (!awaited.isRepeating(of)) {
            out.println(ConsoleText.REPEAT_NONE.with().english());
        } else if (!bus.request(new Request.StopRepeating(target(of)))) {
            out.println("Nothing was done: too many requests wait already. Try again in a moment.");
        }
    }

    private static List<RecipientBody> bodies(List<ConnectionId> to, TypedBody body) {
        return to.stream().map(id -> new RecipientBody(id, body)).toList();
    }

    private void requestOutcomes(long number, List<ConnectionId> to, Request request) {
        if (bus.request(request)) {
            awaited.outcomes(number, to);
        } else {
            out.println("Nothing was sent: too many replies wait already. Try again in a moment.");
        }
    }

    private void ask(Request request, PendingResults.ClientAction action, Optional<ConnectionId> one) {
        List<ConnectionId> present = ids();
        List<ConnectionId> concerned = one.isPresent() ? List.of(one.get()) : present;
        if (one.isPresent() && !present.contains(one.get())) {
            ServerText why = roster.hasCome(one.get()) ? ServerText.REPLY_LEFT : ServerText.REPLY_UNKNOWN;
            out.println(one.get() + " failed: " + why.with().english());
        } else if (!bus.request(request)) {
            out.println("Nothing was done: too many requests wait already. Try again in a moment.");
        } else if (concerned.isEmpty()) {
            out.println(
                    action == PendingResults.ClientAction.HOLD
                            ? "No client is connected; those that connect will be held."
                            : "No client is connected.");
        } else {
            awaited.action(action, concerned);
        }
    }

    private void withClient(ConnectionId id, Consumer<ClientSummary> action) {
        roster.clients().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .ifPresentOrElse(action, () -> {
                    ServerText why = roster.hasCome(id) ? ServerText.REPLY_LEFT : ServerText.REPLY_UNKNOWN;
                    out.println(id + " failed: " + why.with().english());
                });
    }

    private void tellFraming(ClientSummary client) {
        out.println(SettingResults.line(client.id(), client.reading().framing()));
    }

    private void readAs(ClientSummary client, Optional<Framing> framing) {
        Framing wanted = framing.orElse(client.info().reading().framing());
        if (client.state() == ClientState.FINISHED) {
            out.println(client.id() + " failed: it has finished sending");
        } else if (wanted.needsTimeouts() && client.info().isUnix()) {
            out.println(TerminalText.inert(ServerText.READ_AS_UNIX
                    .with(client.id().number(), wanted.name())
                    .english()));
        } else if (wanted.equals(client.reading().framing())) {
            tellFraming(client);
        } else {
            ask(new Request.ReadAs(only(client.id()), framing));
        }
    }

    private void tellCharset(ClientSummary client) {
        out.println(SettingResults.line(client.id(), client.reading().charset()));
    }

    private void setCharset(ClientSummary client, Optional<Charset> charset) {
        Charset wanted = charset.orElse(client.info().reading().charset());
        if (wanted.equals(client.reading().charset())) {
            tellCharset(client);
        } else {
            ask(new Request.SetCharset(only(client.id()), charset));
        }
    }

    /** Sends a request for a setting; its answer is printed when the server tells it. */
    private void ask(Request request) {
        if (bus.request(request)) {
            settings.asked(request);
        } else {
            out.println("Nothing was done: too many requests wait already. Try again in a moment.");
        }
    }

    private List<ConnectionId> ids() {
        return roster.clients().stream()
                .filter(ClientSummary::canBeAnswered)
                .map(ClientSummary::id)
                .toList();
    }

    private static Target target(Optional<ConnectionId> id) {
        return id.<Target>map(Console::only).orElseGet(Target.All::new);
    }

    private static Target only(ConnectionId id) {
        return new Target.Only(Set.of(id));
    }
}
