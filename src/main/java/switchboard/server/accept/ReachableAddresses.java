package switchboard.server.accept;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings.Where;

/**
 * Lists the addresses under which other machines may reach a listener, the most likely first. Thread-safe, stateless.
 *
 * <p>A machine may be in several networks, so the result is an order and not a choice. The address that the routing
 * table would use comes first, virtual adapters come last.
 */
public final class ReachableAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(ReachableAddresses.class);
    private static final Pattern VIRTUAL = Pattern.compile(
            "virtualbox|vmware|vmnet|hyper-v|vethernet|wsl|docker|^br-|veth|virbr|^tap|^tun|utun|wireguard|^wg|"
                    + "tailscale|zerotier|anyconnect|fortinet|npcap|bluetooth");
    private static final Pattern REAL = Pattern.compile("wi-?fi|wlan|wlp|ethernet|^eth|^en[opsx0-9]");

    private ReachableAddresses() {}

    private record Candidate(Reachable address, int score) {}

    /** Returns the addresses under which clients reach a TCP listener, the best first; none for a Unix socket. */
    public static List<Reachable> of(Where where) {
        if (!(where instanceof Where.Tcp tcp)) {
            return List.of();
        }
        boolean any = tcp.address().equals("0.0.0.0") || tcp.address().equals("::");
        List<Candidate> candidates = new ArrayList<>();
        try {
            String routed = any ? routedAddress() : "";
            for (NetworkInterface adapter : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (adapter.isUp() && !adapter.isLoopback()) {
                    for (InetAddress address : Collections.list(adapter.getInetAddresses())) {
                        if (any ? isUsual(address) : AddressText.of(address).equals(tcp.address())) {
                            candidates.add(rated(adapter, address, routed));
                        }
                    }
                }
            }
        } catch (SocketException unknown) {
            LOG.warn("The network adapters could not be listed, so the addresses to connect to are not told");
            LOG.debug("How it came about", unknown);
        }
        candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
        return candidates.stream().map(Candidate::address).toList();
    }

    private static boolean isUsual(InetAddress address) {
        return address instanceof Inet4Address || (address instanceof Inet6Address && !address.isLinkLocalAddress());
    }

    private static Candidate rated(NetworkInterface adapter, InetAddress address, String routed)
            throws SocketException {
        String host = AddressText.of(address);
        String name = adapter.getName();
        String shown = adapter.getDisplayName() == null ? name : adapter.getDisplayName();
        String searched = (name + " " + shown).toLowerCase(Locale.ROOT);
        int score = address instanceof Inet4Address ? 10 : 0;
        score += host.equals(routed) ? 5 : 0;
        score -= VIRTUAL.matcher(searched).find() ? 5 : 0;
        score -= host.startsWith("192.168.56.") || host.startsWith("172.17.") ? 3 : 0;
        score -= adapter.isPointToPoint() ? 3 : 0;
        score -= address.isLinkLocalAddress() ? 8 : 0;
        score += REAL.matcher(searched).find() ? 2 : 0;
        return new Candidate(new Reachable(host, shown), score);
    }

    /**
     * Returns the local address that the routing table chooses for the outside; connecting a datagram socket sends
     * nothing.
     */
    private static String routedAddress() {
        try (DatagramSocket probe = new DatagramSocket()) {
            // 203.0.113.0/24 is TEST-NET-3 (RFC 5737, 3), never a real host; 9 is the discard port (RFC 863).
            probe.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 1}), 9));
            return AddressText.of(probe.getLocalAddress());
        } catch (SocketException | UnknownHostException | UncheckedIOException noRoute) {
            return "";
        }
    }
}
