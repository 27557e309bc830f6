package switchboard.ui.export;

import java.nio.file.Path;
import switchboard.ui.log.Shown;

/**
 * A session of which something may leave. Immutable.
 *
 * @param file where it lies
 * @param name what people call it
 * @param shown what a log shows of it
 */
public record Exportable(Path file, String name, Shown shown) {}
