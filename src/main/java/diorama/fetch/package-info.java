/**
 * Machine: brings files from web servers and checks them. The only package that opens connections, so that one look shows when
 * the program talks to the world: only when the user asks for a file by name. Knows nothing of models or pictures.
 *
 * @see diorama.fetch.Fetcher
 */
@NullMarked
package diorama.fetch;

import org.jspecify.annotations.NullMarked;
