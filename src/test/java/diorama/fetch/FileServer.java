package diorama.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on this machine that has one file and every bad habit, and remembers what it was asked. */
public final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "file-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile byte[] content;
    private volatile String tag = "\"one\"";
    private volatile int cutAfter = -1;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean ranges = true;
    private volatile boolean silent;
    private volatile String linkedTag = "";

    public FileServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(pool);
        server.createContext("/file", this::file);
        server.createContext("/hub", this::hub);
        server.createContext("/round", exchange -> redirect(exchange, "/round"));
        server.createContext("/missing", exchange -> status(exchange, 404));
        server.start();
    }

    /** Where the file is. */
    public URI file() {
        return at("/file/model.onnx");
    }

    /** A model hub's address, which states the SHA-256 and leads on to {@link #file()}. */
    public URI hub() {
        return at("/hub/model.onnx");
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Everything asked so far: method, path, range. */
    public List<String> asked() {
        return asked;
    }

    /** The next answer ends after so many bytes. */
    public FileServer cutNextAfter(int bytes) {
        cutAfter = bytes;
        return this;
    }

    /** The next answers are "503". */
    public FileServer failNext(int times) {
        failures.set(times);
        return this;
    }

    /** The file is another from now on. */
    public FileServer become(byte[] other, String otherTag) {
        content = other;
        tag = otherTag;
        return this;
    }

    public FileServer withoutRanges() {
        ranges = false;
        return this;
    }

    /** Says it is there and then sends nothing. */
    public FileServer silent() {
        silent = true;
        return this;
    }

    public FileServer stating(String sha256) {
        linkedTag = sha256;
        return this;
    }

    private void note(HttpExchange exchange) {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .map(r -> " " + r)
                .orElse("");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + range);
    }

    private void status(HttpExchange exchange, int status) throws IOException {
        note(exchange);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        status(exchange, 302);
    }

    private void hub(HttpExchange exchange) throws IOException {
        if (!linkedTag.isEmpty()) {
            exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + linkedTag + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", String.valueOf(content.length));
            exchange.getResponseHeaders().set("X-Repo-Commit", "c0ffee");
        }
        redirect(exchange, "../file/model.onnx");
    }

    private void file(HttpExchange exchange) throws IOException {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            status(exchange, 503);
            return;
        }
        note(exchange);
        byte[] body = content;
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        String range = exchange.getRequestHeaders().getFirst("Range");
        Matcher from = RANGE.matcher(range == null ? "" : range);
        boolean partial = ranges && from.matches() && (condition == null || condition.equals(tag));
        int start = partial ? Integer.parseInt(from.group(1)) : 0;
        exchange.getResponseHeaders().set("ETag", tag);
        if (partial && start >= body.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (partial) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + start + "-" + (body.length - 1) + "/" + body.length);
        }
        exchange.sendResponseHeaders(partial ? 206 : 200, body.length - start);
        int cut = cutAfter;
        cutAfter = -1;
        OutputStream out = exchange.getResponseBody();
        if (silent) {
            out.flush();
            return;
        }
        int length = cut >= 0 ? Math.min(cut, body.length - start) : body.length - start;
        out.write(body, start, length);
        out.flush();
        // closed early the connection breaks off, as a cut does
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
