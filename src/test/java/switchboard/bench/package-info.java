/** The measurements' common frame: which there are, and how their options are understood. */
@org.jspecify.annotations.NullMarked
package switchboard.bench;
