package switchboard.filter;

import java.util.Optional;
import switchboard.model.AddressRange;

/**
 * Addresses from a first to a last one, or a range of addresses: {@code 10.0.0.1-10.0.0.20}, {@code 10.0.0.0/8},
 * {@code 10.0.0.*}. Immutable.
 *
 * @param first the first one, or the range
 * @param last the last one, or the same range
 */
public record AddressSpan(AddressRange first, AddressRange last) {
    private static final int BYTES = 4;

    /** Parses a span; empty if the text is none. */
    public static Optional<AddressSpan> parse(String text) {
        if (text.endsWith(".*")) {
            return wildcard(text);
        }
        int dash = text.indexOf('-');
        if (dash < 0) {
            return AddressRange.parse(text).map(range -> new AddressSpan(range, range));
        }
        Optional<AddressRange> first = AddressRange.parse(text.substring(0, dash));
        Optional<AddressRange> last = AddressRange.parse(text.substring(dash + 1));
        boolean ordered = first.isPresent()
                && last.isPresent()
                && first.get().isSingle()
                && last.get().isSingle()
                && compare(first.get(), last.get()) <= 0;
        return ordered ? Optional.of(new AddressSpan(first.get(), last.get())) : Optional.empty();
    }

    /** Parses the beginning of an IPv4 address with {@code *} in place of the rest. */
    private static Optional<AddressSpan> wildcard(String text) {
        String[] parts = text.split("\\.", -1);
        int named = 0;
        while (named < parts.length && !parts[named].equals("*")) {
            named++;
        }
        StringBuilder address = new StringBuilder();
        for (int part = 0; part < BYTES; part++) {
            address.append(part == 0 ? "" : ".").append(part < named ? parts[part] : "0");
        }
        boolean starsOnly = true;
        for (int part = named; part < parts.length; part++) {
            starsOnly &= parts[part].equals("*");
        }
        return named == 0 || named >= BYTES || parts.length > BYTES || !starsOnly
                ? Optional.empty()
                : AddressRange.parse(address + "/" + 8 * named).map(range -> new AddressSpan(range, range));
    }

    private static int compare(AddressRange one, AddressRange other) {
        int high = Long.compareUnsigned(one.high(), other.high());
        return high != 0 ? high : Long.compareUnsigned(one.low(), other.low());
    }

    /** Returns whether an address is in it. */
    public boolean contains(AddressRange address) {
        return first.equals(last)
                ? first.contains(address)
                : compare(first, address) <= 0 && compare(address, last) <= 0;
    }

    /** Returns it as {@link #parse} reads it. */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
