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
 */
public record ExportRequest(Path session, ExportFormat format, Filter filter, ExportTarget target, ZoneId zone) {}
