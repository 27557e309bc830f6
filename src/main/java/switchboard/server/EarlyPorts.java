package switchboard.server;

import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;

/**
 * TCP ports that are bound before the server that will listen at them is there.
 *
 * <p>Whoever connects meanwhile is not refused but waits in the system's queue, and is served as soon as there is a
 * session to record it. Used by one thread.
 */
public final class EarlyPorts implements AutoCloseable {
    private final Map<Where.Tcp, ServerSocket> bound = new HashMap<>();

    private EarlyPorts() {}

    /** Return none. */
    public static EarlyPorts none() {
        return new EarlyPorts();
    }

    /**
     * Bind all TCP ports among these.
     *
     * @throws ListenException if one of them can't be, in a sentence; then none is bound
     */
    public static EarlyPorts bind(List<ListenerSettings> listeners) throws ListenException {
        EarlyPorts ports = new EarlyPorts();
        try {
            for (ListenerSettings listener : listeners) {
                if (listener.where() instanceof Where.Tcp tcp && !ports.bound.containsKey(tcp)) {
                    ports.bound.put(tcp, TcpDoor.bind(tcp));
                }
            }
            return ports;
        } catch (ListenException failed) {
            ports.close();
            throw failed;
        }
    }

    /** Hand over the socket bound for a place, once. */
    Optional<ServerSocket> take(Where.Tcp where) {
        return Optional.ofNullable(bound.remove(where));
    }

    /** Give back the ports at which no server listens. */
    @Override
    public void close() {
        bound.values().forEach(TcpDoor::close);
        bound.clear();
    }
}
