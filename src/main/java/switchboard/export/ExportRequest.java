package switchboard.export;

import java.nio.file.Path;
import java.time.ZoneId;
import switchboard.filter.Filter;

/**
 * The parameters of an export. Immutable.
 *
 * @param session the session file; it may be live
 * @param format the format to write
 * @param filter selects the messages to export; if it selects all, clients without messages are exported too
 * @param target the file or stream to write to
 * @param zone the time zone of a transcript; the other formats use UTC
 * @param options what is written in another way than usual
 */
public record ExportRequest(
        Path session, ExportFormat format, Filter filter, ExportTarget target, ZoneId zone, ExportOptions options) {
    /** Creates the parameters of a usual export. */
    public ExportRequest(Path session, ExportFormat format, Filter filter, ExportTarget target, ZoneId zone) {
        this(session, format, filter, target, zone, ExportOptions.USUAL);
    }

    /** Returns the same export with other options. */
    public ExportRequest with(ExportOptions other) {
        return new ExportRequest(session, format, filter, target, zone, other);
    }
}
