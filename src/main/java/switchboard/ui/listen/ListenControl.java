package switchboard.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.event.LiveChanges;
import switchboard.event.Request;
import switchboard.event.Request.Whom;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Requests;

/**
 * Starts, stops and moves the listeners; knows which address to show.
 *
 * <p>Event dispatch thread only.
 */
public final class ListenControl {
    /** The address of this computer for itself. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String REACH = "reach";
    private static final String NETWORK = "network";

    /** What the server does, for the eye. */
    public enum State {
        /** It accepts. */
        LISTENING,
        /** It does not. */
        STOPPED,
        /** It was to and could not. */
        FAILED
    }

    private final LiveModel live;
    private final Requests requests;
    private final Settings settings;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<ListenerSettings> last;
    private Optional<String> preferred = Optional.empty();
    private AccessRules access = AccessRules.NONE;
    private boolean failed;
    private boolean holding;

    /**
     * Creates one.
     *
     * @param defaults what to listen with at first
     * @param settings where it is remembered that a person opened the server to the network
     */
    public ListenControl(LiveModel live, Requests requests, ListenerSettings defaults, Settings settings) {
        this.live = live;
        this.requests = requests;
        this.settings = settings;
        last = List.of(defaults);
        live.onChange(this::accept);
    }

    private void accept(LiveChanges changes) {
        boolean news = changes.listeners().isPresent()
                || !changes.failures().isEmpty()
                || !changes.access().equals(access);
        access = changes.access();
        changes.listeners().ifPresent(now -> failed = false);
        changes.listeners()
                .filter(now -> !now.isEmpty())
                .ifPresent(now -> last = now.stream().map(ListenerInfo::asBound).toList());
        if (!changes.failures().isEmpty()) {
            failed = live.listening().isEmpty();
        }
        if (news) {
            tell();
        }
    }

    /** Hears of each change from now on. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Returns what the server does. */
    public State state() {
        return !live.listening().isEmpty() ? State.LISTENING : failed ? State.FAILED : State.STOPPED;
    }

    /** Returns the listener that the window speaks of first: one that others can reach, if there is one. */
    public Optional<ListenerInfo> main() {
        return live.listening().stream()
                .filter(ListenControl::isOpen)
                .findFirst()
                .or(() -> live.listening().stream().findFirst());
    }

    /** Returns all listeners. */
    public List<ListenerInfo> all() {
        return live.listening();
    }

    /** Returns whether other machines can reach a listener. */
    public static boolean isOpen(ListenerInfo listener) {
        return !listener.reachable().isEmpty();
    }

    /** Returns whether a listener waits at all addresses that this computer has. */
    public static boolean isForAll(ListenerInfo listener) {
        return listener.settings().where() instanceof Where.Tcp tcp
                && (tcp.address().equals(EVERYWHERE) || tcp.address().equals("::"));
    }

    /** Returns the address to show for a listener, without its port: one that others can call, if there is one. */
    public String host(ListenerInfo listener) {
        List<String> reachable =
                listener.reachable().stream().map(Reachable::address).toList();
        return preferred
                .filter(reachable::contains)
                .or(() -> reachable.stream().findFirst())
                .orElseGet(() -> switch (listener.settings().where()) {
                    // Without a network, "all addresses" are those of this computer for itself.
                    case Where.Tcp tcp -> isForAll(listener) ? LOOPBACK : tcp.address();
                    case Where.Unix unix -> unix.path().toString();
                });
    }

    /** Returns a listener's address as people write it: {@code 192.168.1.20 : 5050}. */
    public String shown(ListenerInfo listener) {
        String host = host(listener);
        return listener.port() == 0 ? host : host + " : " + listener.port();
    }

    /** Shows this address of several from now on. */
    @RequiresEdt
    public void prefer(String address) {
        Edt.require();
        preferred = Optional.of(address);
        tell();
    }

    /** Listens again as before. */
    @RequiresEdt
    public void start() {
        Edt.require();
        last.forEach(settings -> requests.ask(new Request.StartListening(settings)));
    }

    /** Listens in one more place. */
    @RequiresEdt
    public void start(ListenerSettings settings) {
        Edt.require();
        requests.ask(new Request.StartListening(settings));
    }

    /** Stops listening and disconnect everybody. */
    @RequiresEdt
    public void stop() {
        Edt.require();
        requests.ask(new Request.StopAll());
    }

    /** Listens for the whole network, or for this computer only; the connections stay. */
    @RequiresEdt
    public void open(boolean toNetwork) {
        Edt.require();
        settings.put(REACH, toNetwork ? NETWORK : "computer");
        String address = toNetwork ? EVERYWHERE : LOOPBACK;
        for (ListenerInfo listener : live.listening()) {
            if (listener.settings().where() instanceof Where.Tcp tcp && isOpen(listener) != toNetwork) {
                move(listener, listener.settings().at(tcp.at(address).at(listener.port())));
            }
        }
        if (live.listening().isEmpty()) {
            last = last.stream()
                    .map(settings ->
                            settings.where() instanceof Where.Tcp tcp ? settings.at(tcp.at(address)) : settings)
                    .toList();
            start();
        }
    }

    /** Lets a listener go on with other settings; its connections stay. */
    private void move(ListenerInfo listener, ListenerSettings other) {
        requests.ask(new Request.MoveListener(listener.id(), other));
    }

    /** Asks those who come from now on for a class code, or for none, whichever listener they come to. */
    @RequiresEdt
    public void ask(ClassCode code) {
        Edt.require();
        for (ListenerInfo listener : live.listening()) {
            if (listener.settings().where() instanceof Where.Tcp
                    && !listener.settings().code().equals(code)) {
                move(listener, listener.asBound().asking(code));
            }
        }
        if (live.listening().isEmpty()) {
            last = last.stream().map(settings -> settings.asking(code)).toList();
        }
    }

    /** Returns the class code that is asked for, by the listener that the window speaks of first. */
    public ClassCode code() {
        return main().map(ListenerInfo::settings).orElse(last.getFirst()).code();
    }

    /** Returns who may connect. */
    public AccessRules access() {
        return access;
    }

    /** Sets the rule for an address or a range. */
    @RequiresEdt
    public void rule(AddressRange range, AccessRules.Rule rule) {
        Edt.require();
        requests.ask(new Request.SetRule(range, rule));
    }

    /** Returns whether a person's last choice, today or another day, was to be open to the network. */
    public boolean wasOpened() {
        return settings.text(REACH, "").equals(NETWORK);
    }

    /** Returns whether everybody is on hold because a person said so here. */
    public boolean isHolding() {
        return holding;
    }

    /** Puts everybody on hold, those who come later too, or let everybody go on. */
    @RequiresEdt
    public void hold(boolean hold) {
        Edt.require();
        holding = hold;
        requests.ask(hold ? new Request.Hold(new Whom.All()) : new Request.Release(new Whom.All()));
        tell();
    }
}
