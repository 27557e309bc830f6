package switchboard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect. Immutable.
 *
 * <p>Of the rules that an address falls under the narrowest counts, and of two that are the same the one that turns
 * away: so {@code allow 192.168.1.0/24, deny 192.168.1.66} and {@code deny 10.0.0.0/8, allow 10.1.2.3} both do what
 * they say, in any order. An address that falls under none may connect, unless something is allowed: then only that
 * may. This computer itself need not be allowed, but can be denied.
 *
 * @param allow who may connect
 * @param deny who may not
 */
public record AccessRules(List<AddressRange> allow, List<AddressRange> deny) {
    /** What can hold for an address or range. */
    public enum Rule {
        /** It may connect. */
        ALLOW,
        /** It may not. */
        DENY,
        /** Nothing in particular. */
        NONE
    }

    /** Everybody may connect. */
    public static final AccessRules NONE = new AccessRules(List.of(), List.of());

    /** Keep each range once, in order. */
    public AccessRules {
        allow = allow.stream().distinct().toList();
        deny = deny.stream().distinct().toList();
    }

    /**
     * Returns whether an address may connect.
     *
     * @param host the address as people write it; what is none, such as the peer of a Unix socket, may
     * @param loopback whether it is on this computer
     */
    public boolean admits(String host, boolean loopback) {
        if (allow.isEmpty() && deny.isEmpty()) {
            return true;
        }
        Optional<AddressRange> address = AddressRange.parse(host);
        if (address.isEmpty()) {
            return true;
        }
        int allowed = narrowest(allow, address.get());
        int denied = narrowest(deny, address.get());
        if (denied >= 0 && denied >= allowed) {
            return false;
        }
        return allowed >= 0 || allow.isEmpty() || loopback;
    }

    /** Returns the bits of the narrowest range around an address, or -1. */
    private static int narrowest(List<AddressRange> ranges, AddressRange address) {
        int most = -1;
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                most = Math.max(most, range.bits());
            }
        }
        return most;
    }

    /** Returns the same with this rule for exactly this range, instead of the one before. */
    public AccessRules with(AddressRange range, Rule rule) {
        List<AddressRange> allowed = new ArrayList<>(allow);
        List<AddressRange> denied = new ArrayList<>(deny);
        allowed.remove(range);
        denied.remove(range);
        switch (rule) {
            case ALLOW -> allowed.add(range);
            case DENY -> denied.add(range);
            case NONE -> {}
        }
        return new AccessRules(allowed, denied);
    }
}
