package switchboard.bench.echo;

/** One figure: a metric in a scenario. */
record Measure(Scenario scenario, Metric metric) {
    /** Returns its name in the file of recorded figures. */
    String key() {
        return scenario.name() + " " + metric.words();
    }

    /** Returns the same for people. */
    String words() {
        return scenario.words() + ", " + metric.words();
    }
}
