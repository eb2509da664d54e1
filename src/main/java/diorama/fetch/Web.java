package diorama.fetch;

import diorama.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Questions to web servers; follows redirects itself, so that what is said on the way is seen. Safe for any thread. */
final class Web {
    private static final int REDIRECTS = 10;

    private final HttpClient client;
    private final Duration patience;

    Web(Surroundings surroundings) {
        patience = surroundings.stall();
        // Java refuses a proxy's plain password for https unless told
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
        Proxies proxies = new Proxies(
                surroundings.environment(),
                Objects.requireNonNullElseGet(ProxySelector.getDefault(), () -> HttpClient.Builder.NO_PROXY));
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .proxy(proxies)
                .authenticator(new ProxyPassword(proxies))
                .build();
    }

    /** What the server states of a file, without following it to where the bytes lie. */
    Reply.Said ask(URI source) throws IOException {
        URI at = source;
        Reply.Said said = Reply.Said.NOTHING;
        for (int hop = 0; hop < REDIRECTS; hop++) {
            HttpResponse<InputStream> response = send(request(at)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build());
            response.body().close();
            said = said.with(response.headers());
            Optional<URI> next = redirect(response);
            boolean elsewhere =
                    next.isPresent() && !String.valueOf(next.get().getHost()).equals(at.getHost());
            if (said.sha256().isPresent() || next.isEmpty() || elsewhere) {
                return said;
            }
            at = next.get();
        }
        return said;
    }

    /**
     * The file's bytes.
     *
     * @param from first byte wanted
     * @param tag only if the file is still the one of this tag; the whole of it otherwise
     */
    Reply get(URI source, long from, Optional<String> tag) throws IOException {
        URI at = source;
        Reply.Said said = Reply.Said.NOTHING;
        for (int hop = 0; hop < REDIRECTS; hop++) {
            HttpRequest.Builder request = request(at).GET();
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
                tag.ifPresent(t -> request.header("If-Range", t));
            }
            HttpResponse<InputStream> response = send(request.build());
            said = said.with(response.headers());
            Optional<URI> next = redirect(response);
            if (next.isEmpty()) {
                return Reply.of(response, said);
            }
            response.body().close();
            if (at.getScheme().equals("https") && !next.get().getScheme().equals("https")) {
                throw new UserError(source + ": leads from https to " + next.get() + ", want https all the way");
            }
            at = next.get();
        }
        throw new UserError(source + ": leads on more than " + REDIRECTS + " times");
    }

    private HttpRequest.Builder request(URI at) {
        try {
            return HttpRequest.newBuilder(at)
                    .timeout(patience)
                    .header("User-Agent", "diorama")
                    .header("Accept-Encoding", "identity");
        } catch (IllegalArgumentException e) {
            throw new UserError(at + ": is no address of a file, want http://... or https://...", e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    private static Optional<URI> redirect(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
            return Optional.empty();
        }
        String where = response.headers().firstValue("Location").orElse("");
        try {
            URI next = response.uri().resolve(where);
            if (where.isEmpty() || next.getHost() == null) {
                throw new IOException("the server leads to nowhere");
            }
            return Optional.of(next);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server leads to '" + where + "', which is no address", e);
        }
    }

    /** Why no connection came about, in a few words; empty when {@code e} is another fault. */
    static Optional<String> noConnection(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return Optional.of("no answer");
        }
        if (e instanceof SSLException) {
            return Optional.of("no safe connection: " + e.getMessage());
        }
        if (e instanceof ConnectException || e instanceof UnknownHostException) {
            return Optional.of(unresolved(e) ? "its name is not known" : "connection refused");
        }
        return Optional.empty();
    }

    private static boolean unresolved(@Nullable Throwable e) {
        return e != null
                && (e instanceof java.nio.channels.UnresolvedAddressException
                        || e instanceof UnknownHostException
                        || unresolved(e.getCause()));
    }

    /** Answers a proxy's question for a password, never a server's. */
    private static final class ProxyPassword extends Authenticator {
        private final Proxies proxies;

        ProxyPassword(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return proxies.credentials(getRequestingHost())
                    .map(text -> {
                        int colon = text.indexOf(':');
                        String user = colon < 0 ? text : text.substring(0, colon);
                        String password = colon < 0 ? "" : text.substring(colon + 1);
                        return new PasswordAuthentication(user, password.toCharArray());
                    })
                    .orElse(null);
        }
    }
}
