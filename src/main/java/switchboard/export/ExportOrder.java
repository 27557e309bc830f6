package switchboard.export;

import java.nio.file.Path;
import java.time.ZoneId;
import switchboard.filter.Filter;

/**
 * What is to be exported, as what, and to where. Immutable.
 *
 * @param session the session's file; it may be live
 * @param format as what
 * @param filter lets through the messages that leave; where it lets through all, every client leaves too, also if it
 *     said nothing
 * @param target to where
 * @param zone in which a transcript tells the time; the other formats tell it in UTC
 */
public record ExportOrder(Path session, ExportFormat format, Filter filter, ExportTarget target, ZoneId zone) {}
