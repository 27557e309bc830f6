package switchboard.bench.recording;

import switchboard.bench.echo.Latency;
import switchboard.bench.echo.Scenario;

/**
 * One measurement.
 *
 * @param disk the words for the disk
 * @param server the name of the contestant
 * @param perSecond the messages a second that came back, each of which is two rows of the file
 */
record Sample(String disk, String server, Scenario scenario, double perSecond, Latency latency) {}
