/**
 * Depth that was made once is kept on disk, losslessly and within a limit. Knows no network and no film library; a cache that
 * cannot be read or written is as good as an empty one, never a fault.
 *
 * @see diorama.cache.DepthCache
 * @see diorama.cache.CachePlace
 */
@NullMarked
package diorama.cache;

import org.jspecify.annotations.NullMarked;
