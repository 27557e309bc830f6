package switchboard.bench.echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The section of the measurements' document that {@code --record} fills. */
final class MeasurementsDocument {
    private static final String BEGIN = "<!-- what ./run.sh bench --record measured: begin -->\n";
    private static final String END = "<!-- end -->\n";

    private final Path file;

    /** Finds the section; a missing one is thus reported before the measurement. */
    MeasurementsDocument(Path file) throws IOException {
        this.file = file;
        String all = Files.readString(file);
        if (all.indexOf(END, Math.max(0, all.indexOf(BEGIN))) < 0 || !all.contains(BEGIN)) {
            throw new IOException(file + " has no place for the tables: " + BEGIN.strip() + " ... " + END.strip());
        }
    }

    /** Replaces the text of the section. */
    void replace(String text) throws IOException {
        String all = Files.readString(file);
        int begin = all.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(file, all.substring(0, begin) + "\n" + text + "\n" + all.substring(all.indexOf(END, begin)));
    }
}
