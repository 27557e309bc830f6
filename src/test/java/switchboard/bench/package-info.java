/** The common frame of the measurements: their list and the parsing of their options. */
@org.jspecify.annotations.NullMarked
package switchboard.bench;
