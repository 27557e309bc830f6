package switchboard.export;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What is to be exported, as what, and to where. Immutable.
 *
 * @param session the session's file; it may be live
 * @param format as what
 * @param choice which messages
 * @param target to where
 * @param zone in which a transcript tells the time; the other formats tell it in UTC
 */
public record ExportOrder(Path session, ExportFormat format, ExportChoice choice, ExportTarget target, ZoneId zone) {}
