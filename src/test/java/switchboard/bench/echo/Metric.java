package switchboard.bench.echo;

/** The quantities that are measured in a scenario. */
enum Metric {
    RATE("per second", true, 0.10),
    P50("p50 us", false, 0.15),
    P99("p99 us", false, 0.30),
    P999("p99.9 us", false, 0.30),
    LONGEST("longest us", false, 0.50),
    FAILED("not answered", false, 0.00),
    CPU("server CPU seconds per million", false, 0.10),
    GENERATOR("generator's share of a processor", false, 0.10),
    BYTES("resident bytes per client", false, 0.10),
    THREADS("platform threads", false, 0.10);

    private final String words;
    private final boolean moreIsBetter;
    private final double slack;

    Metric(String words, boolean moreIsBetter, double slack) {
        this.words = words;
        this.moreIsBetter = moreIsBetter;
        this.slack = slack;
    }

    String words() {
        return words;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Returns the share by which the figure varies without any change of the program. */
    double slack() {
        return slack;
    }
}
