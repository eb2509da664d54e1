package diorama.fetch;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer.
 *
 * @param status of HTTP
 * @param from the address that gave it, after redirects
 * @param headers its headers
 * @param said what the addresses on the way to it stated of the file
 * @param body to be closed; empty after HEAD
 */
record Reply(int status, URI from, HttpHeaders headers, Said said, InputStream body) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

    /**
     * What a model hub states of a stored file beside its redirect.
     *
     * @param sha256 64 hex digits, from X-Linked-Etag
     * @param bytes from X-Linked-Size, -1 when not said
     * @param revision from X-Repo-Commit
     */
    record Said(Optional<String> sha256, long bytes, Optional<String> revision) {
        static final Said NOTHING = new Said(Optional.empty(), -1, Optional.empty());

        /** What these headers say, and what was said before where they are silent. */
        Said with(HttpHeaders headers) {
            Optional<String> sha = headers.firstValue("X-Linked-Etag")
                    .map(tag -> tag.replaceFirst("^W/", "").replace("\"", ""))
                    .filter(Checksum::isSha256);
            return new Said(
                    sha.or(() -> sha256),
                    headers.firstValueAsLong("X-Linked-Size").orElse(bytes),
                    headers.firstValue("X-Repo-Commit").or(() -> revision));
        }
    }

    static Reply of(HttpResponse<InputStream> response, Said said) {
        return new Reply(response.statusCode(), response.uri(), response.headers(), said, response.body());
    }

    /** The tag that names exactly these bytes, in quotes; empty when there is none or only a weak one. */
    Optional<String> strongTag() {
        return headers.firstValue("ETag").filter(tag -> !tag.startsWith("W/"));
    }

    /** First byte of a partial answer; -1 when it is not said. */
    long start() {
        Matcher range = range();
        return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    /** Bytes of the whole file, -1 when it is not said. */
    long total() {
        Matcher range = range();
        return range.matches()
                ? Long.parseLong(range.group(2))
                : headers.firstValueAsLong("Content-Length").orElse(-1);
    }

    private Matcher range() {
        return CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }
}
