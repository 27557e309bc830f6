package switchboard.filter;

import java.util.ArrayList;
import java.util.List;

/** Reads comparisons and ranges: {@code >5}, {@code :3..7}, {@code :3..}. Stateless. */
final class RangeParser {
    /** Reads one value of a range. */
    interface Reader {
        BoundedValue read(Token token, String value, TimeReference reference) throws FilterSyntaxException;
    }

    private RangeParser() {}

    static Filter of(Token token, TimeReference reference, Reader reader) throws FilterSyntaxException {
        String value = token.unquoted();
        int dots = value.indexOf("..");
        if (dots < 0) {
            return reader.read(token, value, reference).compared(Comparison.of(token.sign()));
        }
        String first = value.substring(0, dots);
        String last = value.substring(dots + 2);
        if (!token.isPlain() || (first.isEmpty() && last.isEmpty())) {
            throw token.wrong(value);
        }
        List<Filter> bounds = new ArrayList<>(2);
        if (!first.isEmpty()) {
            bounds.add(reader.read(token, first, reference).from());
        }
        if (!last.isEmpty()) {
            bounds.add(reader.read(token, last, reference).upTo());
        }
        return Filter.all(bounds);
    }
}
