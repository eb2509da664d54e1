package diorama.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.fetch.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue that comes with the program, and where models are looked for. */
class ModelCatalogueTest {
    private static final ModelCatalogue OURS =
            ModelCatalogue.read(new ModelFolders(Path.of("models"), Path.of("target/no-models-here")));

    @Test
    void everyNameIsUsedOnce() {
        Map<String, String> owner = new HashMap<>();
        for (ModelEntry entry : OURS.entries()) {
            assertEquals(entry.id().toLowerCase(Locale.ROOT), entry.id());
            for (String name : concat(entry)) {
                String before = owner.put(name.toLowerCase(Locale.ROOT), entry.id());
                assertTrue(before == null || before.equals(entry.id()), name + " is " + before + " and " + entry.id());
            }
        }
    }

    private static List<String> concat(ModelEntry entry) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(entry.id()), entry.aliases().stream())
                .toList();
    }

    @Test
    void everyFileSaysWhereItComesFromAndHowLargeItIs() {
        for (ModelEntry entry : OURS.entries()) {
            assertFalse(entry.description().isEmpty() || entry.speed().isEmpty(), entry.id());
            assertTrue(
                    entry.variantOf().isEmpty() || OURS.entry(entry.variantOf()).isPresent(), entry.id());
            for (ModelFile file : entry.files()) {
                assertTrue(file.size() > 0, entry.id());
                assertTrue(
                        entry.embedded()
                                || file.source().orElseThrow().getScheme().equals("https"),
                        entry.id());
            }
        }
    }

    @Test
    void theEmbeddedNetworkIsSmallEnoughToComeWithTheProgram() throws IOException {
        ModelFile file = OURS.entry("diorama-depth").orElseThrow().files().get(0);
        assertEquals(file.size(), Files.size(Path.of("models", file.name())));
        assertTrue(file.size() <= 8_000_000, file.size() + " bytes");
    }

    @Test
    void namesOfOtherProgramsLeadToOurs() {
        assertEquals("depth-anything-v2-small", OURS.known("Any_V2_S").id());
        assertEquals("zoedepth", OURS.known("ZoeD_N").id());
        assertEquals("depth-pro", OURS.known("DEPTHPRO").id());
        assertEquals("video-depth-anything-small", OURS.known("VDA_S").id());
        assertEquals("distill-any-depth-small", OURS.known("Distill_Any_S").id());
    }

    @Test
    void weightsOfTheLargeOnesAreNamedNonCommercial() {
        assertEquals(
                Licence.Use.NON_COMMERCIAL, OURS.known("Any_V2_L").licence().use());
        assertEquals(
                Licence.Use.NON_COMMERCIAL, OURS.known("DepthPro").licence().use());
        assertEquals(Licence.Use.FREE, OURS.known("Any_V2_S").licence().use());
    }

    /** When the network is trained anew, its bytes and sha256 in models.json change with it. */
    @Test
    void theEmbeddedNetworkIsTheOneThatTheCatalogueNames() {
        ModelStore store = new ModelStore(OURS.folders(), new Fetcher());
        assertEquals(
                ModelStore.Verdict.RIGHT,
                store.verify(OURS.known(ModelCatalogue.EMBEDDED), Progress.NONE, new CancelToken())
                        .get(0)
                        .verdict());
        assertThrows(UserError.class, () -> store.remove(OURS.known(ModelCatalogue.EMBEDDED)));
    }

    @Test
    void aNetworkForSomethingElseIsNoDepthModel() {
        String message = String.valueOf(
                assertThrows(UserError.class, () -> OURS.find("lama")).getMessage());
        assertTrue(message.contains("filling holes"), message);
    }

    @Test
    void aWrongNameIsToldWithTheNearest() {
        String message = String.valueOf(
                assertThrows(UserError.class, () -> OURS.find("midas")).getMessage());
        assertTrue(message.contains("bring it with: diorama models pull midas-large"), message);
        message = String.valueOf(assertThrows(UserError.class, () -> OURS.find("depth-anything-v2"))
                .getMessage());
        assertTrue(message.contains("depth-anything-v2-small"), message);
    }

    @Test
    void theUsersFolderIsWhereTheSystemKeepsSuchThings() {
        Path home = Path.of("/home/me");
        assertEquals(home.resolve(".local/share/diorama/models"), ModelFolders.user(Map.of(), "Linux", home));
        assertEquals(
                Path.of("/data/diorama/models"), ModelFolders.user(Map.of("XDG_DATA_HOME", "/data"), "Linux", home));
        assertEquals(
                home.resolve("Library/Application Support/diorama/models"),
                ModelFolders.user(Map.of(), "Mac OS X", home));
        assertEquals(
                Path.of("/local/diorama/models"),
                ModelFolders.user(Map.of("LOCALAPPDATA", "/local"), "Windows 11", home));
        assertEquals(
                Path.of("/mine"),
                ModelFolders.user(Map.of("DIORAMA_MODELS", "/mine", "XDG_DATA_HOME", "/data"), "Linux", home));
    }

    @ParameterizedTest
    @CsvSource({
        "ZoeD_Any_N,depth-anything-v2-metric-indoor-large",
        "ZoeD_Any_K,depth-anything-v2-metric-outdoor-large",
        "VDA_B,depth-anything-v2-base",
        "VDA_L,depth-anything-v2-large",
        "VDA_Metric_S,depth-anything-v2-metric-indoor-large",
        "NULL,--divergence 0",
        "VDA_S,bring it with: diorama models pull video-depth-anything-small",
        "lama,is for filling holes"
    })
    void namesThatStandForNothingHereSayWhatIsNearest(String name, String nearest) {
        ModelCatalogue catalogue = ModelCatalogue.read(Path.of("models"));
        String line = String.valueOf(
                assertThrows(UserError.class, () -> catalogue.find(name)).getMessage());
        assertTrue(line.contains(nearest), line);
        if (nearest.startsWith("depth-")) {
            assertTrue(catalogue.entry(nearest).isPresent(), nearest);
        }
    }
}
