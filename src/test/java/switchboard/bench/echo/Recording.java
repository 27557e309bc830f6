package switchboard.bench.echo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measured figures in a file.
 *
 * @param machine the description of the machine
 * @param plans the rounds of each {@linkplain Plan plan}: {@code contestant -> measure -> value}
 */
record Recording(String machine, Map<String, List<Map<String, Map<String, Double>>>> plans) {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Returns a recording without figures. */
    static Recording of(String machine) {
        return new Recording(machine, Map.of());
    }

    /** Returns a recording in which these figures replace those of the plan. */
    Recording with(Plan plan, Measurements measured) {
        Map<String, List<Map<String, Map<String, Double>>>> both = new LinkedHashMap<>(plans);
        both.put(plan.name(), measured.rounds());
        return new Recording(machine, both);
    }

    /** Reads a file; empty if it does not exist. */
    static Optional<Recording> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(GSON.fromJson(Files.readString(file), Recording.class));
        } catch (JsonParseException broken) {
            throw new IOException(file + " can't be understood: " + broken.getMessage(), broken);
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, GSON.toJson(this) + "\n");
    }

    /** Returns the figures of a plan. */
    Optional<Measurements> measured(Plan plan) {
        return Optional.ofNullable(plans.get(plan.name())).map(Measurements::new);
    }
}
