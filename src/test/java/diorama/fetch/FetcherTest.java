package diorama.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final byte[] CONTENT = bytes(1, 700_001);
    private static final String SHA = sha(CONTENT);

    @TempDir
    Path folder;

    private FileServer server;
    private Path target;
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new FileServer(CONTENT);
        target = folder.resolve("models/m/model.onnx");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Surroundings surroundings(long space) {
        return new Surroundings(Map.of(), Duration.ofSeconds(20), 3, pauses::add, path -> space);
    }

    private Fetcher fetcher() {
        return new Fetcher(surroundings(Long.MAX_VALUE));
    }

    private Download download(URI source, String sha, long bytes) {
        return new Download(
                source, target, sha.isEmpty() ? Optional.empty() : Optional.of(sha), bytes, "; by hand: --from FILE");
    }

    private Fetched fetch(Download download) {
        return fetcher().fetch(download, Progress.NONE, new CancelToken());
    }

    private String refusal(Download download) {
        return refusal(fetcher(), download);
    }

    private String refusal(Fetcher fetcher, Download download) {
        String message = String.valueOf(
                assertThrows(UserError.class, () -> fetcher.fetch(download, Progress.NONE, new CancelToken()))
                        .getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(target.getParent())) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileComesWholeUnderItsNameWithNothingBesideIt() throws IOException {
        Fetched fetched = fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertEquals(new Fetched(SHA, CONTENT.length, Fetched.Trust.KNOWN, CONTENT.length, Optional.empty()), fetched);
        assertEquals(List.of("model.onnx"), left());
    }

    @Test
    void aFileThatIsThereIsNotAskedForAgain() {
        fetch(download(server.file(), SHA, CONTENT.length));
        int asked = server.asked().size();
        assertEquals(0, fetch(download(server.file(), SHA, CONTENT.length)).transferred());
        assertEquals(asked, server.asked().size());
    }

    @Test
    void aFileThatIsThereAndWrongIsReplaced() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "wrong");
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void aCutIsMendedByAskingForTheRest() throws IOException {
        server.cutNextAfter(300_000);
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertEquals(2, server.asked().size());
        // what lies in the connection's buffers when it breaks may be lost
        String second = server.asked().get(1);
        assertTrue(second.matches("GET /file/model.onnx bytes=[123]\\d{5}-"), second);
    }

    @Test
    void aLaterStartGoesOnWhereAnEarlierOneWasStopped() throws IOException {
        CancelToken cancel = new CancelToken();
        server.cutNextAfter(300_000);
        Progress stopEarly = (done, total, what) -> {
            if (done > 200_000) {
                cancel.cancel();
            }
        };
        Download download = download(server.file(), SHA, CONTENT.length);
        assertThrows(CancellationException.class, () -> fetcher().fetch(download, stopEarly, cancel));
        assertFalse(Files.exists(target), "nothing has the final name");
        long have = Files.size(target.resolveSibling(".model.onnx.part"));
        assertTrue(have > 0 && have < CONTENT.length, "part of " + have);
        Fetched fetched = fetch(download);
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertEquals(CONTENT.length - have, fetched.transferred());
        assertEquals(List.of("model.onnx"), left());
    }

    @Test
    void aPartOfAnotherVersionIsThrownAway() throws IOException {
        byte[] newer = bytes(2, CONTENT.length);
        Files.createDirectories(target.getParent());
        Files.write(target.resolveSibling(".model.onnx.part"), bytes(1, 300_000));
        Files.writeString(target.resolveSibling(".model.onnx.part.from"), server.file() + "\n\"one\"\n");
        server.become(newer, "\"two\"");
        fetch(download(server.file(), sha(newer), newer.length));
        assertArrayEquals(newer, Files.readAllBytes(target));
    }

    @Test
    void aPartThatNothingVouchesForIsBroughtAgainWhenTheWholeIsWrong() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target.resolveSibling(".model.onnx.part"), bytes(9, 300_000));
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertEquals("GET /file/model.onnx", server.asked().get(1));
    }

    @Test
    void aServerWithoutRangesIsAskedFromTheStart() throws IOException {
        server.withoutRanges().cutNextAfter(300_000);
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void aPartLongerThanTheFileIsThrownAway() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target.resolveSibling(".model.onnx.part"), bytes(9, CONTENT.length + 7));
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void aWrongHashIsRefusedAndRemoved() throws IOException {
        String wrong = SHA.replace(SHA.charAt(0), SHA.charAt(0) == '0' ? '1' : '0');
        String message = refusal(download(server.file(), wrong, CONTENT.length));
        assertTrue(message.contains(SHA) && message.contains(wrong), message);
        assertEquals(List.of(), left());
    }

    @Test
    void aWrongSizeIsRefusedBeforeAnythingIsBrought() throws IOException {
        String message = refusal(download(server.file(), SHA, CONTENT.length + 1));
        assertTrue(message.contains("is " + CONTENT.length + " bytes, want " + (CONTENT.length + 1)), message);
        assertEquals(List.of(), left());
    }

    @Test
    void redirectsAreFollowedAndEndlessOnesAreNot() throws IOException {
        fetch(download(server.hub(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        String message = refusal(download(server.at("/round"), sha(new byte[1]), -1));
        assertTrue(message.contains("leads on more than 10 times"), message);
    }

    @Test
    void anUnknownFileIsPinnedByWhatTheHubStates() throws IOException {
        server.stating(SHA);
        Fetched fetched = fetch(download(server.hub(), "", -1));
        assertEquals(Fetched.Trust.SERVER, fetched.trust());
        assertEquals(Optional.of("c0ffee"), fetched.revision());
        assertEquals("HEAD /hub/model.onnx", server.asked().get(0));
        assertFalse(
                server.asked().contains("HEAD /file/model.onnx"), server.asked().toString());
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void anUnknownFileThatIsNotWhatTheHubStatesIsRefused() throws IOException {
        server.stating(sha(bytes(7, 10)));
        assertTrue(refusal(download(server.hub(), "", -1)).contains("want " + sha(bytes(7, 10))));
        assertEquals(List.of(), left());
    }

    @Test
    void anUnknownFileOfASilentServerIsTakenAsItComes() {
        Fetched fetched = fetch(download(server.file(), "", -1));
        assertEquals(Fetched.Trust.FIRST_SEEN, fetched.trust());
        assertEquals(SHA, fetched.sha256());
    }

    @Test
    void aStumblingServerIsAskedAgainWithGrowingPauses() throws IOException {
        server.failNext(2);
        fetch(download(server.file(), SHA, CONTENT.length));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4)), pauses);
    }

    @Test
    void aServerThatOnlyStumblesIsGivenUp() {
        server.failNext(100);
        String message = refusal(download(server.file(), SHA, CONTENT.length));
        assertTrue(message.contains("503") && message.endsWith("; by hand: --from FILE"), message);
    }

    @Test
    void aMissingFileIsToldAtOnce() {
        String message = refusal(download(server.at("/missing/model.onnx"), SHA, -1));
        assertTrue(message.contains("404") && message.endsWith("; by hand: --from FILE"), message);
        assertEquals(List.of(), pauses);
    }

    @Test
    void noNetworkIsOneLineWithTheWayByHand() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/model.onnx");
        }
        String message = refusal(download(nobody, SHA, CONTENT.length));
        assertTrue(message.contains("no connection to 127.0.0.1 (connection refused)"), message);
        assertTrue(message.endsWith("; by hand: --from FILE"), message);
        assertEquals(List.of(), pauses);
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        server.silent();
        Fetcher fetcher =
                new Fetcher(new Surroundings(Map.of(), Duration.ofMillis(150), 2, pauses::add, path -> Long.MAX_VALUE));
        String message = refusal(fetcher, download(server.file(), SHA, CONTENT.length));
        assertTrue(message.contains("nothing came any more"), message);
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsBrought() throws IOException {
        String message = refusal(new Fetcher(surroundings(100_000)), download(server.file(), SHA, CONTENT.length));
        assertTrue(message.contains("no room: 0.1 MB are free, want 17.5 MB"), message);
        assertEquals(List.of(), left());
    }

    @Test
    void manyWhoWantOneFileBringItOnce() throws IOException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Fetched>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(pool.submit(() -> fetch(download(server.file(), SHA, CONTENT.length))));
            }
            long transferred = 0;
            for (Future<Fetched> one : all) {
                transferred += one.get().transferred();
            }
            assertEquals(CONTENT.length, transferred);
            assertEquals(1, server.asked().size());
            assertArrayEquals(CONTENT, Files.readAllBytes(target));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aProxyOfTheEnvironmentIsAsked() throws IOException {
        URI proxy = server.at("/");
        Surroundings behind = new Surroundings(
                Map.of("HTTP_PROXY", "127.0.0.1:" + proxy.getPort()),
                Duration.ofSeconds(20),
                1,
                pauses::add,
                path -> Long.MAX_VALUE);
        URI far = URI.create("http://models.invalid/file/model.onnx");
        new Fetcher(behind).fetch(download(far, SHA, CONTENT.length), Progress.NONE, new CancelToken());
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void progressCountsTheBytes() {
        List<Long> seen = new ArrayList<>();
        fetcher()
                .fetch(
                        download(server.file(), SHA, CONTENT.length),
                        (done, total, what) -> {
                            if (what.equals("model.onnx")) {
                                assertEquals(CONTENT.length, total);
                                seen.add(done);
                            }
                        },
                        new CancelToken());
        assertEquals((long) CONTENT.length, seen.get(seen.size() - 1));
    }
}
