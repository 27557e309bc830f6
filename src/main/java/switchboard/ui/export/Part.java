package switchboard.ui.export;

import switchboard.filter.Filter;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.log.Shown;

/** The part of a session that is exported. */
enum Part {
    /** All messages. */
    ALL("export.all", "") {
        @Override
        long count(Shown shown) {
            return shown.newest();
        }

        @Override
        Filter filter(Shown shown) {
            return Filter.ALL;
        }

        @Override
        boolean isThere(Shown shown) {
            return true;
        }
    },
    /** The messages that match the filter. */
    SHOWN("export.shown", "-filtered") {
        @Override
        long count(Shown shown) {
            return shown.matched();
        }

        @Override
        Filter filter(Shown shown) {
            return shown.filter();
        }

        @Override
        boolean isThere(Shown shown) {
            return !shown.filter().isAll();
        }
    },
    /** The selected messages. */
    SELECTED("export.selected", "-selected") {
        @Override
        long count(Shown shown) {
            return shown.selectedCount();
        }

        @Override
        Filter filter(Shown shown) {
            return shown.selected();
        }

        @Override
        boolean isThere(Shown shown) {
            return shown.selectedCount() > 0;
        }
    };

    private final String key;
    private final String suffix;

    Part(String key, String suffix) {
        this.key = key;
        this.suffix = suffix;
    }

    abstract long count(Shown shown);

    abstract Filter filter(Shown shown);

    abstract boolean isThere(Shown shown);

    /** Returns the suffix of the proposed file name. */
    String suffix() {
        return suffix;
    }

    String words(Shown shown) {
        String count = Quantities.count(count(shown));
        return this == SHOWN && !shown.complete()
                ? Strings.of("export.shown.searching", count)
                : Strings.of(key, count);
    }
}
