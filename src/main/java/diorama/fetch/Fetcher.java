package diorama.fetch;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings a file so that it is whole and right, or not there at all: goes on where it was cut, asks again when a server stumbles,
 * compares the SHA-256, and gives the file its name last. Several threads and programs may ask for the same file: one brings it,
 * the others wait and find it.
 */
public final class Fetcher {
    /** Room that must stay on the disk, bytes. */
    private static final long SPARE = 16L << 20;

    private static final int BUFFER = 1 << 17; // bytes

    private final Surroundings surroundings;
    private final Web web;

    public Fetcher() {
        this(Surroundings.USUAL);
    }

    Fetcher(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.web = new Web(surroundings);
    }

    /**
     * Brings {@code download}, unless it is there and right. A file that is there and wrong is replaced.
     *
     * @throws UserError when it cannot be had or is not what it should be; what was brought so far stays, hidden, for the next
     *     time, except when it is wrong
     */
    public Fetched fetch(Download download, Progress progress, CancelToken cancel) {
        Path target = download.target();
        try {
            return FileGuard.alone(target, progress, cancel, () -> {
                Optional<Fetched> there = there(download, progress, cancel);
                return there.isPresent() ? there.get() : new Job(download, progress, cancel).run();
            });
        } catch (IOException e) {
            throw new UserError(target + ": cannot be written: " + AtomicFile.reason(e), e);
        }
    }

    private static Optional<Fetched> there(Download download, Progress progress, CancelToken cancel)
            throws IOException {
        if (!Files.isRegularFile(download.target()) || download.sha256().isEmpty()) {
            return Optional.empty();
        }
        String sha = Checksum.sha256(download.target(), progress, cancel);
        return sha.equals(download.sha256().get())
                ? Optional.of(new Fetched(sha, Files.size(download.target()), Fetched.Trust.KNOWN, 0, Optional.empty()))
                : Optional.empty();
    }

    /** One file on its way. */
    private final class Job {
        private final Download download;
        private final Progress progress;
        private final CancelToken cancel;
        private final Part part;
        private Reply.Said said = Reply.Said.NOTHING;
        private long transferred;
        private boolean resumed;

        Job(Download download, Progress progress, CancelToken cancel) {
            this.download = download;
            this.progress = progress;
            this.cancel = cancel;
            this.part = Part.of(download.target());
        }

        Fetched run() throws IOException {
            if (download.sha256().isEmpty()) {
                retrying(() -> said = web.ask(download.source()));
            }
            bring();
            String sha = Checksum.sha256(part.file(), progress, cancel);
            Optional<String> want = download.sha256().or(() -> said.sha256());
            if (want.isPresent() && !sha.equals(want.get()) && resumed) {
                // the two ends may be of different files: once more from the start
                part.delete();
                bring();
                sha = Checksum.sha256(part.file(), progress, cancel);
            }
            if (want.isPresent() && !sha.equals(want.get())) {
                part.delete();
                throw new UserError(
                        download.source() + ": has the SHA-256 " + sha + ", want " + want.get() + "; it was not kept");
            }
            try {
                download.check().accept(part.file());
            } catch (UserError e) {
                part.delete();
                throw e;
            }
            Fetched fetched = new Fetched(sha, part.length(), trust(), transferred, said.revision());
            AtomicFile.move(part.file(), download.target());
            part.done();
            return fetched;
        }

        private Fetched.Trust trust() {
            return download.sha256().isPresent()
                    ? Fetched.Trust.KNOWN
                    : said.sha256().isPresent() ? Fetched.Trust.SERVER : Fetched.Trust.FIRST_SEEN;
        }

        private long wanted() {
            return download.bytes() >= 0 ? download.bytes() : said.bytes();
        }

        private void bring() throws IOException {
            retrying(this::attempt);
        }

        /** Asks again as long as each answer brings something, and some times more. */
        private void retrying(Step step) throws IOException {
            int idle = 0;
            while (true) {
                long before = transferred;
                try {
                    step.run();
                    return;
                } catch (IOException e) {
                    cancel.throwIfCancelled();
                    idle = transferred > before ? 0 : idle + 1;
                    Optional<String> none = Web.noConnection(e);
                    if (idle >= surroundings.attempts() || (none.isPresent() && transferred == 0)) {
                        throw told(e, none);
                    }
                    progress.update(0, -1, "trying again: " + AtomicFile.reason(e));
                    surroundings.pause().accept(Duration.ofSeconds(1L << Math.min(idle, 4)));
                }
            }
        }

        private UserError told(IOException e, Optional<String> none) {
            String host = String.valueOf(download.source().getHost());
            String what = none.map(reason -> "no connection to " + host + " (" + reason + ")")
                    .orElseGet(() -> download.source() + ": broke off: " + AtomicFile.reason(e));
            return new UserError(what + download.byHand(), e);
        }

        private void attempt() throws IOException {
            long have = part.length();
            Optional<String> tag = have > 0 ? part.tag(download.source()) : Optional.empty();
            if (have > 0
                    && tag.isEmpty()
                    && download.sha256().isEmpty()
                    && said.sha256().isEmpty()) {
                part.delete(); // nothing could tell whether the rest belongs to it
                have = 0;
            }
            if (have > 0 && have == wanted()) {
                resumed = true;
                return;
            }
            Reply reply = web.get(download.source(), have, tag);
            try (InputStream body = reply.body()) {
                receive(reply, body, have, tag);
            }
        }

        private void receive(Reply reply, InputStream body, long have, Optional<String> tag) throws IOException {
            int status = reply.status();
            boolean goesOn = status == 206
                    && reply.start() == have
                    && (tag.isEmpty()
                            || reply.strongTag().isEmpty()
                            || reply.strongTag().equals(tag));
            if (status == 416 || (status == 206 && !goesOn)) {
                part.delete();
                throw new IOException("the server does not go on where it was cut");
            }
            if (status != 200 && status != 206) {
                refuse(status);
            }
            Reply.Said more = reply.said();
            said = new Reply.Said(
                    said.sha256(),
                    Math.max(said.bytes(), more.bytes()),
                    more.revision().or(() -> said.revision()));
            long total = reply.total();
            if (wanted() >= 0 && total >= 0 && total != wanted()) {
                throw new UserError(download.source() + ": is " + total + " bytes, want " + wanted()
                        + ": not the file that is meant");
            }
            long start = goesOn ? have : 0;
            checkSpace(total < 0 ? wanted() : total, start);
            if (!goesOn) {
                part.note(download.source(), reply.strongTag());
            }
            resumed |= goesOn;
            copy(body, start, total);
        }

        private void refuse(int status) throws IOException {
            String what = "the server says " + status
                    + switch (status) {
                        case 401, 403 -> " (not allowed)";
                        case 404, 410 -> " (no such file)";
                        case 407 -> " (the proxy wants a password)";
                        case 429 -> " (too many requests)";
                        default -> "";
                    };
            if (status >= 500 || status == 408 || status == 429) {
                throw new IOException(what);
            }
            throw new UserError(download.source() + ": " + what + download.byHand());
        }

        private void checkSpace(long total, long have) throws IOException {
            Path folder = download.target().toAbsolutePath().getParent();
            if (folder == null || total < 0) {
                return;
            }
            long usable = surroundings.space().usable(folder);
            if (usable < total - have + SPARE) {
                throw new UserError(String.format(
                        Locale.ROOT,
                        "%s: no room: %.1f MB are free, want %.1f MB",
                        folder,
                        usable / 1e6,
                        (total - have + SPARE) / 1e6));
            }
        }

        private void copy(InputStream body, long start, long total) throws IOException {
            byte[] buffer = new byte[BUFFER];
            long done = start;
            StandardOpenOption how = start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
            try (OutputStream out = Files.newOutputStream(
                            part.file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
                    StallGuard guard = new StallGuard(body, surroundings.stall())) {
                while (true) {
                    cancel.throwIfCancelled();
                    int n = read(body, buffer, guard);
                    if (n < 0) {
                        break;
                    }
                    write(out, buffer, n);
                    guard.alive();
                    done += n;
                    transferred += n;
                    progress.update(
                            done, total, String.valueOf(download.target().getFileName()));
                }
                if (guard.stalled() || (total >= 0 && done != total)) {
                    throw new IOException(
                            guard.stalled()
                                    ? "nothing came any more"
                                    : "the end came after " + done + " of " + total + " bytes");
                }
            }
        }

        private static int read(InputStream body, byte[] buffer, StallGuard guard) throws IOException {
            try {
                return body.read(buffer);
            } catch (IOException e) {
                throw guard.stalled() ? new IOException("nothing came any more", e) : e;
            }
        }

        /** A full disk is no fault of the server: it is not asked again. */
        private void write(OutputStream out, byte[] buffer, int n) {
            try {
                out.write(buffer, 0, n);
            } catch (IOException e) {
                throw new UserError(download.target() + ": cannot be written: " + AtomicFile.reason(e), e);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
