package switchboard.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The access rules of a server. Immutable.
 *
 * <p>The narrowest rule that contains an address applies; of an allowing and a denying rule for the same range, the
 * denying one does. So {@code allow 192.168.1.0/24, deny 192.168.1.66} and {@code deny 10.0.0.0/8, allow 10.1.2.3} both
 * work as written, in any order. An address without a rule may connect if nothing is allowed explicitly. Loopback
 * addresses need no rule, but can be denied.
 *
 * @param allow the ranges that may connect
 * @param deny the ranges that may not connect
 */
public record AccessRules(List<AddressRange> allow, List<AddressRange> deny) {
    /** The rule for an address or range. */
    public enum Rule {
        /** It may connect. */
        ALLOW,
        /** It may not connect. */
        DENY,
        /** It has no rule. */
        NONE
    }

    /** No rules: every address may connect. */
    public static final AccessRules NONE = new AccessRules(List.of(), List.of());

    /** Removes repeated ranges and keeps the order. */
    public AccessRules {
        allow = allow.stream().distinct().toList();
        deny = deny.stream().distinct().toList();
    }

    /**
     * Returns whether an address may connect.
     *
     * @param host the address as people write it; a text that is no address, such as for a Unix socket, may connect
     * @param loopback whether the client is on this computer
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

    /** Returns the prefix length of the narrowest range that contains an address, or -1. */
    private static int narrowest(List<AddressRange> ranges, AddressRange address) {
        int most = -1;
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                most = Math.max(most, range.bits());
            }
        }
        return most;
    }

    /**
     * Returns these rules with a rule for exactly this range. A denying rule comes before an allowing one for the same
     * range, which stays: without it, a block of the only range that is allowed would let everybody in.
     * {@link Rule#NONE} takes back the denying rule if there is one, else the allowing one.
     */
    public AccessRules with(AddressRange range, Rule rule) {
        List<AddressRange> allowed = new ArrayList<>(allow);
        List<AddressRange> denied = new ArrayList<>(deny);
        boolean wasDenied = denied.remove(range);
        switch (rule) {
            case ALLOW -> allowed.add(range);
            case DENY -> denied.add(range);
            case NONE -> {
                if (!wasDenied) {
                    allowed.remove(range);
                }
            }
        }
        return new AccessRules(allowed, denied);
    }

    /**
     * Returns these rules with denying ones for addresses: for the {@linkplain AddressRange#counted() range} in which
     * each one is counted, and for the address itself where a narrower rule allows it.
     *
     * @param hosts the addresses as people write them; a text that is no address, such as for a Unix socket, gets no
     *     rule
     */
    public AccessRules denying(Collection<String> hosts) {
        AccessRules rules = this;
        for (String host : hosts) {
            Optional<AddressRange> address = AddressRange.parse(host);
            if (address.isPresent()) {
                rules = rules.with(address.get().counted(), Rule.DENY);
                if (rules.admits(host, true)) {
                    rules = rules.with(address.get(), Rule.DENY);
                }
            }
        }
        return rules;
    }

    /** Returns the allowed ranges without those that are denied as well. */
    public List<AddressRange> effectivelyAllowed() {
        return allow.stream().filter(range -> !deny.contains(range)).toList();
    }
}
