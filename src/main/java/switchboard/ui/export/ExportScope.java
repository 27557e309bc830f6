package switchboard.ui.export;

import switchboard.filter.Filter;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.log.LogViewState;

/** The part of a session that is exported. */
enum ExportScope {
    /** All messages. */
    ALL("export.all", "") {
        @Override
        long count(LogViewState shown) {
            return shown.newest();
        }

        @Override
        Filter filter(LogViewState shown) {
            return Filter.ALL;
        }

        @Override
        boolean isAvailable(LogViewState shown) {
            return true;
        }
    },
    /** The messages that match the filter. */
    SHOWN("export.shown", "-filtered") {
        @Override
        long count(LogViewState shown) {
            return shown.matched();
        }

        @Override
        Filter filter(LogViewState shown) {
            return shown.filter();
        }

        @Override
        boolean isAvailable(LogViewState shown) {
            return !shown.filter().isAll();
        }
    },
    /** The selected messages. */
    SELECTED("export.selected", "-selected") {
        @Override
        long count(LogViewState shown) {
            return shown.selectedCount();
        }

        @Override
        Filter filter(LogViewState shown) {
            return shown.selected();
        }

        @Override
        boolean isAvailable(LogViewState shown) {
            return shown.selectedCount() > 0;
        }
    };

    private final String key;
    private final String suffix;

    ExportScope(String key, String suffix) {
        this.key = key;
        this.suffix = suffix;
    }

    abstract long count(LogViewState shown);

    abstract Filter filter(LogViewState shown);

    abstract boolean isAvailable(LogViewState shown);

    /** Returns the suffix of the proposed file name. */
    String suffix() {
        return suffix;
    }

    String words(LogViewState shown) {
        String count = LocalizedFormats.count(count(shown));
        return this == SHOWN && !shown.complete()
                ? Strings.of("export.shown.searching", count)
                : Strings.of(key, count);
    }
}
