package diorama.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.fetch.Checksum;
import diorama.fetch.Fetched;
import diorama.fetch.Fetcher;
import diorama.fetch.FileServer;
import diorama.onnx.ModelEntry.Presence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final String CONTRACT = "\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"";

    @TempDir
    Path folder;

    private FileServer server;
    private byte[] network;
    private String sha;

    @BeforeEach
    void start() throws IOException {
        Path made = TinyOnnx.mean(folder.resolve("made.onnx"));
        network = Files.readAllBytes(made);
        sha = Checksum.sha256(made, Progress.NONE, new CancelToken());
        server = new FileServer(network);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String file(String name, Object url, String sha) {
        return "{\"name\":\"" + name + "\",\"url\":\"" + url + "\",\"sha256\":\"" + sha + "\"}";
    }

    private ModelCatalogue catalogue(String licence, String... files) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve("models.json"),
                "{\"licences\":{\"MIT\":{\"name\":\"MIT License\",\"link\":\"https://mit.test\",\"use\":\"free\"},"
                        + "\"NC\":{\"name\":\"Not for money\",\"link\":\"https://nc.test\",\"use\":\"non-commercial\"}},"
                        + "\"models\":[{\"id\":\"tiny\",\"aliases\":[\"Any_Tiny\"],\"licence\":\"" + licence
                        + "\",\"input\":\"image\",\"files\":[" + String.join(",", files) + "]," + CONTRACT + "}]}");
        return ModelCatalogue.read(new ModelFolders(home, folder.resolve("user")));
    }

    private List<ModelStore.Brought> pull(ModelCatalogue catalogue, Optional<String> from, String... accepted) {
        return new ModelStore(catalogue.folders(), new Fetcher())
                .pull(catalogue.known("tiny"), from, Set.of(accepted), Progress.NONE, new CancelToken());
    }

    private List<ModelStore.Verdict> verify(ModelCatalogue catalogue) {
        return new ModelStore(catalogue.folders(), new Fetcher())
                .verify(catalogue.known("tiny"), Progress.NONE, new CancelToken()).stream()
                        .map(ModelStore.Checked::verdict)
                        .toList();
    }

    private static String oneLine(UserError e) {
        String message = String.valueOf(e.getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void aModelIsNotHereThenPulledThenFound() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), sha));
        String message = oneLine(assertThrows(UserError.class, () -> catalogue.find("any_tiny")));
        assertTrue(message.contains("diorama models pull tiny"), message);
        pull(catalogue, Optional.empty());
        assertEquals(Presence.HERE, catalogue.known("tiny").presence());
        assertEquals(
                folder.resolve("user/tiny/m.onnx"), catalogue.find("Any_Tiny").file());
        assertEquals(List.of(ModelStore.Verdict.RIGHT), verify(catalogue));
    }

    @Test
    void theLicenceLiesBesideTheFile() throws IOException {
        ModelCatalogue catalogue = catalogue("NC", file("m.onnx", server.file(), sha));
        pull(catalogue, Optional.empty(), "nc");
        String text = Files.readString(folder.resolve("user/tiny/LICENCE.txt"));
        assertTrue(text.contains("Not for money") && text.contains("https://nc.test"), text);
    }

    @Test
    void weightsThatAreNotFreeWantAnAgreement() throws IOException {
        ModelCatalogue catalogue = catalogue("NC", file("m.onnx", server.file(), sha));
        String message = oneLine(assertThrows(UserError.class, () -> pull(catalogue, Optional.empty(), "MIT")));
        assertTrue(message.contains("non-commercial") && message.contains("--accept-license NC"), message);
        assertEquals(List.of(), server.asked());
        assertTrue(catalogue.known("tiny").pullCommand().endsWith("--accept-license NC"));
    }

    @Test
    void aFileCarriedByHandIsCheckedAndTaken() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", "https://far.invalid/m.onnx", sha));
        pull(catalogue, Optional.of(folder.resolve("made.onnx").toString()));
        assertArrayEquals(network, Files.readAllBytes(folder.resolve("user/tiny/m.onnx")));
        assertEquals(List.of(ModelStore.Verdict.RIGHT), verify(catalogue));
    }

    @Test
    void aWrongFileCarriedByHandIsRefused() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", "https://far.invalid/m.onnx", sha));
        Path other = TinyOnnx.number(folder.resolve("other.onnx"));
        String message = oneLine(assertThrows(UserError.class, () -> pull(catalogue, Optional.of(other.toString()))));
        assertTrue(message.contains(sha), message);
        assertFalse(Files.exists(folder.resolve("user/tiny/m.onnx")));
        assertTrue(oneLine(assertThrows(UserError.class, () -> pull(catalogue, Optional.of("nothing.onnx"))))
                .contains("no such file"));
    }

    @Test
    void anotherServerServesAsWell() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", "https://far.invalid/m.onnx", sha));
        pull(catalogue, Optional.of(server.file().toString()));
        assertEquals(List.of(ModelStore.Verdict.RIGHT), verify(catalogue));
    }

    @Test
    void aModelOfTwoFilesIsHereWhenBothAre() throws IOException {
        ModelCatalogue catalogue =
                catalogue("MIT", file("m.onnx", server.file(), sha), file("m.onnx_data", server.at("/missing/d"), ""));
        assertThrows(UserError.class, () -> pull(catalogue, Optional.empty()));
        assertEquals(Presence.PARTLY, catalogue.known("tiny").presence());
        assertTrue(oneLine(assertThrows(UserError.class, () -> catalogue.find("tiny")))
                .contains("not here in full"));
        Path carried = Files.createDirectories(folder.resolve("carried"));
        Files.write(carried.resolve("m.onnx"), network);
        Files.writeString(carried.resolve("m.onnx_data"), "weights");
        pull(catalogue, Optional.of(carried.toString()));
        assertEquals(Presence.HERE, catalogue.known("tiny").presence());
        assertEquals(List.of(ModelStore.Verdict.RIGHT, ModelStore.Verdict.RIGHT), verify(catalogue));
        assertTrue(oneLine(assertThrows(
                        UserError.class,
                        () -> pull(catalogue, Optional.of(server.file().toString()))))
                .contains("ends in '/'"));
    }

    @Test
    void whatHasNoHashIsPinnedAtTheFirstPullAndLocked() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.hub(), ""));
        server.stating(sha);
        assertEquals(
                Fetched.Trust.SERVER,
                pull(catalogue, Optional.empty()).get(0).fetched().trust());
        String lock = Files.readString(folder.resolve("user/models.lock.json"));
        assertTrue(lock.contains(sha) && lock.contains("c0ffee") && lock.contains("\"server\""), lock);

        new ModelStore(catalogue.folders(), new Fetcher()).remove(catalogue.known("tiny"));
        assertEquals(Presence.ABSENT, catalogue.known("tiny").presence());
        byte[] other = Files.readAllBytes(TinyOnnx.number(folder.resolve("other.onnx")));
        server.become(other, "\"two\"").stating("");
        String message = oneLine(assertThrows(UserError.class, () -> pull(catalogue, Optional.empty())));
        assertTrue(message.contains("want " + network.length) || message.contains(sha), message);
    }

    @Test
    void whatHasNoHashIsBroughtOnceThoughManyWantIt() throws Exception {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), ""));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<ModelStore.Brought>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(() -> pull(catalogue, Optional.empty())));
            }
            long transferred = 0;
            for (Future<List<ModelStore.Brought>> one : all) {
                transferred += one.get().get(0).fetched().transferred();
            }
            assertEquals(network.length, transferred);
            assertEquals(
                    1,
                    server.asked().stream().filter(a -> a.startsWith("GET")).count(),
                    server.asked().toString());
            String lock = Files.readString(folder.resolve("user/models.lock.json"));
            assertTrue(lock.contains(sha) && lock.contains("first-seen"), lock);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsNoNetworkIsNotPinned() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), ""));
        server.become("<html>login</html>".getBytes(StandardCharsets.UTF_8), "\"page\"");
        String message = oneLine(assertThrows(UserError.class, () -> pull(catalogue, Optional.empty())));
        assertTrue(message.contains("is no ONNX network but 18 bytes"), message);
        Path page = Files.writeString(folder.resolve("page.onnx"), "<html>login</html>");
        assertThrows(UserError.class, () -> pull(catalogue, Optional.of(page.toString())));
        assertEquals(Presence.ABSENT, catalogue.known("tiny").presence());
        assertFalse(Files.exists(folder.resolve("user/models.lock.json")));

        String about = file("m.onnx", server.file(), "").replace("}", ",\"about\":" + 3 * network.length + "}");
        server.become(network, "\"net\"");
        ModelCatalogue larger = catalogue("MIT", about);
        message = oneLine(assertThrows(UserError.class, () -> pull(larger, Optional.empty())));
        assertTrue(message.contains("is " + network.length + " bytes, want about " + 3 * network.length), message);
    }

    @Test
    void aPinThatNothingVouchedForGoesWithTheModel() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), ""));
        Path other = TinyOnnx.number(folder.resolve("other.onnx"));
        pull(catalogue, Optional.of(other.toString()));
        assertEquals(Files.size(other), catalogue.known("tiny").size());
        new ModelStore(catalogue.folders(), new Fetcher()).remove(catalogue.known("tiny"));
        pull(catalogue, Optional.empty());
        assertArrayEquals(network, Files.readAllBytes(folder.resolve("user/tiny/m.onnx")));
    }

    @Test
    void aDamagedFileIsSeen() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), sha));
        pull(catalogue, Optional.empty());
        Files.write(folder.resolve("user/tiny/m.onnx"), new byte[network.length]);
        assertEquals(List.of(ModelStore.Verdict.WRONG), verify(catalogue));
        pull(catalogue, Optional.empty());
        assertEquals(List.of(ModelStore.Verdict.RIGHT), verify(catalogue));
    }

    @Test
    void aRemovedModelLeavesNothing() throws IOException {
        ModelCatalogue catalogue = catalogue("MIT", file("m.onnx", server.file(), sha));
        pull(catalogue, Optional.empty());
        ModelStore store = new ModelStore(catalogue.folders(), new Fetcher());
        assertTrue(store.remove(catalogue.known("tiny")) >= network.length);
        assertFalse(Files.exists(folder.resolve("user/tiny")));
        assertTrue(oneLine(assertThrows(UserError.class, () -> store.remove(catalogue.known("tiny"))))
                .contains("not here"));
    }
}
