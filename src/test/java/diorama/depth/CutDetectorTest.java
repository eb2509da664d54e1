package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.Crop;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutDetectorTest {
    private static final Size FRAME = new Size(160, 90);
    private static final int SHOT = 14;

    @Test
    void theCutOfTheSampleClipIsFoundAndNoOther() {
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        List<Long> cuts = new ArrayList<>();
        double calm = 0;
        double cut = 0;
        try (FrameReader reader = FrameReader.open(Clips.walk())) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                double score = detector.score(frame.get().image());
                if (score > StabiliseOptions.DEFAULTS.cutThreshold()) {
                    cuts.add(frame.get().index());
                    cut = score;
                } else {
                    calm = Math.max(calm, score);
                }
                reader.recycle(frame.get());
            }
        }
        assertEquals(List.of(48L), cuts);
        assertTrue(cut > 2 * calm, "cut " + cut + ", calm at most " + calm);
    }

    /** A camera's frames over a photo: a window that moves and grows, noise, and a curve of brightness in time. */
    private static void shot(
            RgbaImage photo,
            double speed,
            double zoom,
            DoubleUnaryOperator light,
            int frames,
            Random random,
            List<RgbaImage> out) {
        double x = random.nextDouble() * 0.3;
        double y = random.nextDouble() * 0.3;
        for (int i = 0; i < frames; i++) {
            double scale = 0.45 * (1 + zoom * i);
            int w = (int) (photo.width() * scale);
            int h = (int) (photo.height() * scale);
            int left = (int) Math.max(0, Math.min(photo.width() - w, photo.width() * (x + speed * i)));
            int top = (int) Math.max(0, Math.min(photo.height() - h, photo.height() * y));
            RgbaImage frame = Resample.resize(new Crop(photo.size(), left, top, new Size(w, h)).of(photo), FRAME);
            out.add(lit(frame, light.applyAsDouble(i), random));
        }
    }

    private static RgbaImage lit(RgbaImage frame, double gain, Random random) {
        RgbaImage out = RgbaImage.allocate(frame.size());
        for (int i = 0; i < 4 * frame.size().pixels(); i++) {
            int noise = random.nextInt(9) - 4;
            int v = (int) ((frame.rgba().get(i) & 255) * gain) + noise;
            out.rgba().put(i, (byte) (i % 4 == 3 ? 255 : Math.max(0, Math.min(255, v))));
        }
        return out;
    }

    private static List<Integer> cuts(List<RgbaImage> frames) {
        CutDetector detector = new CutDetector(StabiliseOptions.DEFAULTS.cutThreshold());
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (detector.cutBefore(frames.get(i))) {
                cuts.add(i);
            }
        }
        return cuts;
    }

    private static List<RgbaImage> photos() {
        List<RgbaImage> photos = new ArrayList<>();
        for (String name : new String[] {"harbour", "forest", "table"}) {
            Path file = Path.of(System.getProperty("diorama.home", "."), "samples", name + ".jpg");
            RgbaImage photo = ImageFiles.read(file);
            photos.add(Resample.resize(photo, photo.size().fitting(640)));
        }
        return photos;
    }

    /** Hard cuts between shots of three photos, also between two parts of one, with pans, whip pans, zooms and flashes within. */
    @Test
    void hardCutsAreFoundAndPansZoomsAndFlashesAreNot() {
        Random random = new Random(7);
        List<RgbaImage> photos = photos();
        int found = 0;
        int missed = 0;
        int wrong = 0;
        for (int clip = 0; clip < 12; clip++) {
            List<RgbaImage> frames = new ArrayList<>();
            List<Integer> truth = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                if (s > 0) {
                    truth.add(frames.size());
                }
                int kind = random.nextInt(5);
                double speed = kind == 1 ? 0.006 : kind == 2 ? 0.025 : 0;
                double zoom = kind == 3 ? 0.012 : 0;
                int flash = 4 + random.nextInt(6);
                DoubleUnaryOperator light = kind == 4 ? i -> i == flash || i == flash + 1 ? 2.2 : 1 : i -> 1;
                shot(photos.get((clip + s) % 3), speed, zoom, light, SHOT, random, frames);
            }
            List<Integer> cuts = cuts(frames);
            found += (int) truth.stream().filter(cuts::contains).count();
            missed += (int) truth.stream().filter(t -> !cuts.contains(t)).count();
            wrong += (int) cuts.stream().filter(c -> !truth.contains(c)).count();
        }
        assertEquals(36, found + missed);
        assertTrue(missed <= 1, missed + " cuts missed");
        assertTrue(wrong <= 1, wrong + " wrong cuts");
    }

    @Test
    void aFadeThroughBlackIsOneCut() {
        Random random = new Random(2);
        List<RgbaImage> photos = photos();
        List<RgbaImage> frames = new ArrayList<>();
        shot(photos.get(0), 0, 0, i -> Math.max(0, 1 - i / 8.0), 12, random, frames);
        shot(photos.get(1), 0, 0, i -> Math.min(1, i / 8.0), 12, random, frames);
        List<Integer> cuts = cuts(frames);
        assertEquals(1, cuts.size(), cuts.toString());
        assertTrue(cuts.get(0) >= 8 && cuts.get(0) <= 16, cuts.toString());
    }

    @Test
    void aWhiteFlashIsNoCut() {
        Random random = new Random(3);
        List<RgbaImage> frames = new ArrayList<>();
        shot(photos().get(0), 0, 0, i -> i == 6 || i == 7 ? 90 : 1, 14, random, frames);
        assertEquals(List.of(), cuts(frames));
    }

    @Test
    void aFadeToBlackAndBackIsNoCut() {
        Random random = new Random(4);
        List<RgbaImage> frames = new ArrayList<>();
        shot(photos().get(2), 0, 0, i -> Math.abs(i - 10) / 10.0, 21, random, frames);
        assertEquals(List.of(), cuts(frames));
    }

    @TempDir
    Path folder;

    @Test
    void aListOfCutsIsWrittenEditedAndRead() throws IOException {
        Path file = folder.resolve("film.cuts");
        new CutList(new TreeSet<>(List.of(240L, 48L))).write(file, 24);
        assertTrue(Files.readString(file).contains("48  # 0:00:02.000"), Files.readString(file));
        assertEquals(List.of(48L, 240L), List.copyOf(CutList.read(file).cuts()));
        Files.writeString(file, "# mine\n\n 7 # here\n0\n12\n");
        CutList list = CutList.read(file);
        assertTrue(list.cutBefore(7) && list.cutBefore(12) && !list.cutBefore(0) && !list.cutBefore(48));
        Files.writeString(file, "7\nseven\n");
        UserError fault = assertThrows(UserError.class, () -> CutList.read(file));
        assertTrue(String.valueOf(fault.getMessage()).contains("line 2"));
    }
}
