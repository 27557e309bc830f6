/**
 * Search in a session file: conditions in SQL, and the index that spares reading blocks without matches.
 *
 * <p>Each block of messages has a zone map of its smallest and largest values and a Bloom filter of the n-grams of its
 * text.
 */
@NullMarked
package switchboard.record.search;

import org.jspecify.annotations.NullMarked;
