package switchboard.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.record.SessionFileFuzz;
import switchboard.record.reader.FilterFuzz;
import switchboard.wire.framing.DescriptionFuzz;
import switchboard.wire.framing.FrameReaderFuzz;

/** The targets of fuzzing. */
enum Target {
    /** The readers of all framings. */
    FRAMES(FrameReaderFuzz.class, FrameReaderFuzz::fuzzerTestOneInput, 2_000),
    /** The descriptions of framings. */
    DESCRIPTION(DescriptionFuzz.class, DescriptionFuzz::fuzzerTestOneInput, 200),
    /** The language of filters, and the evaluation of filters. */
    FILTER(FilterFuzz.class, FilterFuzz::fuzzerTestOneInput, 400),
    /** All code that opens a session file. */
    SESSION(SessionFileFuzz.class, SessionFileFuzz::fuzzerTestOneInput, 20_000);

    /** A target's entry point; every exception that it throws is a finding. */
    interface Feeding {
        void feed(byte[] input) throws Exception;
    }

    final Class<?> type;
    final Feeding feeding;
    final int longestInput;

    Target(Class<?> type, Feeding feeding, int longestInput) {
        this.type = type;
        this.feeding = feeding;
        this.longestInput = longestInput;
    }

    /** Returns the word in options and the name of folders. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the folder of the target's seeds, in the resources of the tests. */
    Path seedsFolder() throws IOException {
        URL folder = Target.class.getResource(word());
        if (folder == null) {
            throw new IOException("there are no seeds of " + word());
        }
        try {
            return Path.of(new URI(folder.toString()));
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Returns the target's seeds, ordered by name. */
    List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(seedsFolder())) {
            return files.sorted().toList();
        }
    }
}
