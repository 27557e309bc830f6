package switchboard.bench.echo;

/** One measured figure: a metric in a scenario. */
record Measure(Scenario scenario, Metric metric) {
    /** Returns the name in the file of recorded figures. */
    String key() {
        return scenario.name() + " " + metric.words();
    }

    /** Returns the name for people. */
    String words() {
        return scenario.words() + ", " + metric.words();
    }
}
