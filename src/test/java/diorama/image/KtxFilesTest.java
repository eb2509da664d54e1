package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.LimitedProcess;
import diorama.base.Size;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Textures for graphics cards are pictures like others, and broken ones are told in a line. */
class KtxFilesTest {
    private static final Size SIZE = new Size(50, 37);

    private final Path folder;

    KtxFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Smooth colours, so that what packs four by four texels keeps them. */
    private static RgbaImage picture(boolean opaque) {
        RgbaImage out = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int alpha = opaque ? 255 : 255 - 4 * x;
                out.setArgb(x, y, (alpha << 24) | ((5 * x) << 16) | ((6 * y) << 8) | 90);
            }
        }
        return out;
    }

    private static double meanDifference(RgbaImage one, RgbaImage other) {
        assertEquals(one.size(), other.size());
        double sum = 0;
        for (int i = 0; i < one.rgba().capacity(); i++) {
            sum += Math.abs((one.rgba().get(i) & 255) - (other.rgba().get(i) & 255));
        }
        return sum / one.rgba().capacity();
    }

    @ParameterizedTest
    @EnumSource(KtxWriter.Kind.class)
    void everyKindIsRead(KtxWriter.Kind kind) {
        Path file = KtxWriter.write(picture(false), kind, folder.resolve("texture.bin"));
        Picture read = ImageFiles.picture(file);
        assertEquals(PictureFormat.KTX2, read.format());
        assertTrue(read.alpha());
        assertFalse(read.plain());
        double most = kind == KtxWriter.Kind.BARE ? 0 : kind.name().startsWith("UASTC") ? 1.5 : 4; // levels of 255
        double difference = meanDifference(picture(false), read.image());
        assertTrue(difference <= most, kind + ": " + difference);
    }

    @Test
    void channelsStandAsTheFileOrdersThem() {
        Map<String, String> keys = Map.of("KTXorientation", "rd", "KTXswizzle", "gr01");
        Path file = KtxWriter.write(picture(false), KtxWriter.Kind.BARE, folder.resolve("order.ktx2"), keys);
        RgbaImage read = ImageFiles.picture(file).image();
        assertEquals(0xff000000 | (6 * 7) << 16 | (5 * 9) << 8, read.argb(9, 7));
        Map<String, String> wrong = Map.of("KTXorientation", "rd", "KTXswizzle", "xyzw");
        Path broken = KtxWriter.write(picture(false), KtxWriter.Kind.BARE, folder.resolve("wrong.ktx2"), wrong);
        UserError said = assertThrows(UserError.class, () -> ImageFiles.picture(broken));
        assertTrue(String.valueOf(said.getMessage()).contains("KTXswizzle"), said.getMessage());
    }

    @Test
    void opaqueOnesAreToldAndTurnedUpright() {
        Path file = KtxWriter.write(picture(true), KtxWriter.Kind.UASTC, folder.resolve("a.ktx2"), "ru");
        Picture read = ImageFiles.picture(file);
        assertFalse(read.alpha());
        assertTrue(read.image().isOpaque());
        RgbaImage turned = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                turned.setArgb(x, y, picture(true).argb(x, SIZE.height() - 1 - y));
            }
        }
        assertTrue(meanDifference(turned, read.image()) < 1.5);
        assertEquals(SIZE, PictureInfo.read(file).size());
    }

    @Test
    void nonsenseIsToldInALine() throws IOException {
        byte[] whole =
                Files.readAllBytes(KtxWriter.write(picture(false), KtxWriter.Kind.UASTC, folder.resolve("whole.ktx2")));
        assertTrue(fault(java.util.Arrays.copyOf(whole, 60)).contains("truncated"));
        assertTrue(fault(java.util.Arrays.copyOf(whole, whole.length - 100)).contains("truncated"));
        assertTrue(fault(with(with(whole, 20, 60_000), 24, 60_000)).contains("megapixels"));
        assertTrue(fault(with(with(whole, 20, 9000), 24, 9000)).contains("texels"));
        assertTrue(fault(with(whole, 36, 6)).contains("cube"));
        assertTrue(fault(with(whole, 12, 131)).contains("graphics cards"));
        assertTrue(fault(with(whole, 20, 5000)).contains("broken KTX2"));
    }

    @Test
    void damagedOnesHurtNoOthers() throws IOException {
        Random random = new Random(7);
        List<Path> files = new ArrayList<>();
        for (KtxWriter.Kind kind : KtxWriter.Kind.values()) {
            byte[] whole = Files.readAllBytes(KtxWriter.write(picture(false), kind, folder.resolve("whole.ktx2")));
            for (int n = 0; n < 20; n++) {
                byte[] bytes = whole.clone();
                for (int hurt = 0; hurt < 1 + n / 4; hurt++) {
                    bytes[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
                }
                files.add(Files.write(folder.resolve(kind + "-" + n + ".ktx2"), bytes));
            }
        }
        Path sound = KtxWriter.write(picture(false), KtxWriter.Kind.ETC1S, folder.resolve("sound.ktx2"));
        files.add(files.size() / 2, sound);
        Map<Path, Supplier<Picture>> read = KtxFiles.pictures(files);
        assertEquals(files.size(), read.size());
        int told = 0;
        for (Path file : files) {
            try {
                assertTrue(Objects.requireNonNull(read.get(file)).get().size().pixels() > 0);
            } catch (UserError e) {
                told++;
                assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": "), e.getMessage());
                assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
            }
        }
        assertTrue(told > 20, "of " + files.size() + " are told: " + told);
        assertTrue(meanDifference(
                        picture(false),
                        Objects.requireNonNull(read.get(sound)).get().image())
                < 4);
    }

    @Test
    void whatIsBeyondTheTexelsOfAllIsLeftOut() {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            files.add(KtxWriter.write(picture(false), KtxWriter.Kind.BARE, folder.resolve(name + ".ktx2")));
        }
        KtxFiles.Limits two = new KtxFiles.Limits(2L * SIZE.pixels() + 100, 20);
        Map<Path, Supplier<Size>> read = KtxFiles.all(files, two, KtxFiles::size);
        for (Path file : files) {
            Supplier<Size> one = Objects.requireNonNull(read.get(file));
            if (files.indexOf(file) < 2) {
                assertEquals(SIZE, one.get());
            } else {
                assertTrue(fault(read, file).startsWith(file + ": is left out"), fault(read, file));
            }
        }
        assertEquals(
                SIZE,
                Objects.requireNonNull(KtxFiles.sizes(files).get(files.get(3))).get());
    }

    @Test
    void allProcessesHaveOneTimeTogether() {
        Path first = KtxWriter.write(picture(false), KtxWriter.Kind.BARE, folder.resolve("a.ktx2"));
        Path second = KtxWriter.write(picture(false), KtxWriter.Kind.BARE, folder.resolve("b.ktx2"));
        KtxFiles.Limits tooShort = new KtxFiles.Limits(1 << 20, 0.01);
        Map<Path, Supplier<Size>> read = KtxFiles.all(List.of(first, second), tooShort, KtxFiles::size);
        assertTrue(fault(read, first).contains("cannot be unpacked: it took longer"), fault(read, first));
        assertTrue(fault(read, second).contains("not unpacked, as others took its time"), fault(read, second));
    }

    private static String fault(Map<Path, Supplier<Size>> read, Path file) {
        Supplier<Size> one = Objects.requireNonNull(read.get(file));
        return String.valueOf(assertThrows(UserError.class, one::get).getMessage());
    }

    /** Its list is a pipe that nobody writes to: it hangs. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProcessEndsWithItsParent() throws IOException, InterruptedException {
        Path list = folder.resolve(KtxChild.LIST);
        assertEquals(0, new ProcessBuilder("mkfifo", list.toString()).start().waitFor());
        Process child = new ProcessBuilder(LimitedProcess.java(folder, KtxChild.class, List.of(), folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertFalse(child.waitFor(1, TimeUnit.SECONDS), "it waits");
            child.getOutputStream().close();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS), "it goes on without its parent");
        } finally {
            child.destroyForcibly();
        }
    }

    private static byte[] with(byte[] file, int at, int number) {
        byte[] out = file.clone();
        ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        return out;
    }

    private String fault(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("broken.ktx2"), bytes);
        String said = String.valueOf(
                assertThrows(UserError.class, () -> ImageFiles.read(file)).getMessage());
        assertTrue(said.startsWith(file + ": ") && !said.contains("\n"), said);
        return said;
    }
}
