package diorama.cache;

/**
 * Names one entry of a cache.
 *
 * @param hex SHA-256 of what was asked
 */
public record CacheKey(String hex) {
    public CacheKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("key " + hex);
        }
    }

    /**
     * @param content hash of the picture or film
     * @param recipe all that decides what depth it gets: the network's hash, how it is fed, settings that matter
     */
    public static CacheKey of(String content, String recipe) {
        return new CacheKey(ContentHash.of(content + "\n" + recipe));
    }
}
