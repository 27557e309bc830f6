package switchboard.export;

import java.io.IOException;
import switchboard.record.Gap;
import switchboard.record.LoggedMessage;

/** Writes packets. */
final class PcapngWriter implements ExportWriter {
    PcapngWriter(CountingOutput out) {}

    @Override
    public void gap(Gap gap) throws IOException {}

    @Override
    public void message(LoggedMessage message) throws IOException {}
}
