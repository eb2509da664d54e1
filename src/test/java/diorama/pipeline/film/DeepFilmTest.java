package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.cache.ContentHash;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.DeepImage;
import diorama.image.RgbaImage;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.option.EncodeOptions;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.write.Clips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepFilmTest {
    private static final String HDR = " -c:v libx265 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084"
            + " -colorspace bt2020nc -x265-params log-level=none:hdr10=1:repeat-headers=1:colorprim=bt2020"
            + ":transfer=smpte2084:colormatrix=bt2020nc:max-cll=1000,400"
            + ":master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50) ";
    private final Path folder;

    DeepFilmTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path ramp() {
        return Clips.ffmpeg(
                folder,
                "-f lavfi -i nullsrc=s=1024x64:r=24:d=0.25,format=yuv420p10le,geq=lum='64+X*876/1023':cb=512:cr=512"
                        + " -c:v ffv1 ramp.mkv");
    }

    private static FrameDepth flat() {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                float[] screen = new float[12];
                java.util.Arrays.fill(screen, 0.5f);
                return new RawDepth(new Size(4, 3), screen, DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }
        };
    }

    private static Set<Integer> levels(Path film) {
        Set<Integer> levels = new HashSet<>();
        try (FrameReader reader = FrameReader.open(film)) {
            assertTrue(reader.bits() >= 10, reader.bits() + " bits");
            reader.readDeep();
            VideoFrame frame = reader.next().orElseThrow();
            DeepImage deep = frame.deep().orElseThrow();
            for (int x = 0; x < deep.width() / 2; x++) {
                levels.add(deep.channel(x, 20, 1) >> 6);
            }
        }
        return levels;
    }

    @ParameterizedTest
    @CsvSource({"auto,mkv", "ffv1,mkv", "prores_ks,mov", "libsvtav1,mp4"})
    void tenBitsComeThrough(String codec, String container) {
        Path out = folder.resolve("out." + container);
        EncodeOptions encode = new EncodeOptions(codec, 4, "ultrafast", "none", "auto");
        VideoToStereo.run(ramp(), out, StereoJob.DEFAULTS.with(encode), flat(), FilmRun.quiet());
        int found = levels(out).size();
        assertTrue(found > 700, found + " levels");
    }

    @Test
    void anEncoderOfEightBitsIsSaid() {
        List<String> said = new ArrayList<>();
        EncodeOptions encode = new EncodeOptions("libx264", 20, "ultrafast", "none", "auto");
        FilmRun how = new FilmRun(Progress.NONE, new CancelToken(), said::add, false);
        Path out = folder.resolve("out.mp4");
        VideoToStereo.run(ramp(), out, StereoJob.DEFAULTS.with(encode), flat(), how);
        assertTrue(said.toString().contains("has 10 bits a sample, the new film gets 8"), said.toString());
    }

    @ParameterizedTest
    @CsvSource({"mp4", "mkv"})
    void whatAnHdrFilmSaysOfItsColoursIsKept(String container) {
        Path in = Clips.ffmpeg(
                folder, "-f lavfi -i testsrc2=s=320x180:r=24:d=0.5,format=yuv420p10le" + HDR + "hdr." + container);
        Path out = folder.resolve("out." + container);
        EncodeOptions encode = new EncodeOptions("auto", 20, "ultrafast", "none", "auto");
        VideoToStereo.run(in, out, StereoJob.DEFAULTS.with(encode), flat(), FilmRun.quiet());
        String tags = "-select_streams v -show_entries stream=pix_fmt,color_range,color_space,color_transfer,"
                + "color_primaries" + " -of csv=p=0";
        assertEquals(
                Clips.ffprobe(in, tags).get(0).replaceAll(",+$", ""),
                Clips.ffprobe(out, tags).get(0).replaceAll("(,side_data)?,*$", ""));
        assertEquals(light(in), light(out));
        assertTrue(light(out).size() == 12, light(out).toString());
        assertTrue(difference(in, out) < 4, difference(in, out) + " of 255");
    }

    @ParameterizedTest
    @CsvSource({"mp4", "mkv"})
    void aFilmOfHybridLogGammaStaysOne(String container) {
        Path in = hlg("hlg." + container, "testsrc2=s=320x180:r=24:d=0.5,format=yuv420p10le");
        Path out = folder.resolve("out." + container);
        EncodeOptions encode = new EncodeOptions("auto", 20, "ultrafast", "none", "auto");
        VideoToStereo.run(in, out, StereoJob.DEFAULTS.with(encode), flat(), FilmRun.quiet());
        String told = Clips.ffprobe(
                        out,
                        "-select_streams v -show_entries stream=codec_name,profile,pix_fmt,color_range,color_space,"
                                + "color_transfer,color_primaries -of csv=p=0")
                .get(0);
        assertTrue(told.startsWith("hevc,Main 10,yuv420p10le,tv,bt2020nc,arib-std-b67,bt2020"), told);
        assertTrue(difference(in, out) < 4, difference(in, out) + " of 255");
    }

    private Path hlg(String name, String picture) {
        return Clips.ffmpeg(
                folder,
                "-f lavfi -i " + picture + " -c:v libx265 -preset ultrafast -color_range tv -color_primaries bt2020"
                        + " -color_trc arib-std-b67 -colorspace bt2020nc -x265-params log-level=none:crf=4"
                        + ":colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc " + name);
    }

    /** A grey ramp: it must rise throughout, white paper (3/4 of the signal, BT.2408) be bright but not the brightest. */
    @Test
    void hybridLogGammaIsToneMappedForOrdinaryScreens() {
        Path in =
                hlg("ramp.mp4", "nullsrc=s=512x64:r=24:d=0.25,format=yuv420p10le,geq=lum='64+X*876/511':cb=512:cr=512");
        Path out = folder.resolve("out.mp4");
        FilmOptions sdr = new FilmOptions(
                "0", "end", 0, FilmOptions.Deinterlace.AUTO, "none", FilmOptions.DynamicRange.SDR, 300, 0);
        EncodeOptions encode = new EncodeOptions("auto", 4, "ultrafast", "none", "auto");
        VideoToStereo.run(in, out, StereoJob.DEFAULTS.with(sdr).with(encode), flat(), FilmRun.quiet());
        List<String> told = Clips.ffprobe(
                out, "-select_streams v -show_entries stream=codec_name,pix_fmt,color_transfer -of csv=p=0");
        assertTrue(told.get(0).startsWith("h264,yuv420p,bt709"), told.toString());
        try (FrameReader reader = FrameReader.open(out)) {
            RgbaImage image = reader.next().orElseThrow().image();
            int before = 0;
            for (int x = 8; x < 504; x += 8) {
                int grey = image.argb(x, 32) >> 8 & 255;
                assertTrue(grey >= before - 2, "falls at " + x + ": " + grey + " after " + before);
                before = grey;
            }
            int paper = image.argb(384, 32) >> 8 & 255;
            int dark = image.argb(64, 32) >> 8 & 255;
            assertTrue(paper > 160 && paper < 250, "paper " + paper);
            assertTrue(dark > 5 && dark < 90, "dark " + dark);
            assertTrue(before > paper, "highlights");
        }
    }

    /** Mean difference of the first picture and its left eye, of 255; depth is flat. */
    private static double difference(Path film, Path packed) {
        try (FrameReader a = FrameReader.open(film);
                FrameReader b = FrameReader.open(packed)) {
            a.readDeep();
            b.readDeep();
            DeepImage one = a.next().orElseThrow().deep().orElseThrow();
            DeepImage two = b.next().orElseThrow().deep().orElseThrow();
            double sum = 0;
            for (int y = 0; y < one.height(); y++) {
                for (int x = 0; x < one.width(); x++) {
                    for (int c = 0; c < 3; c++) {
                        sum += Math.abs(one.channel(x, y, c) - two.channel(x, y, c)) / 257.0;
                    }
                }
            }
            return sum / (3.0 * one.width() * one.height());
        }
    }

    /** The numbers of the screen and of light in the first frame. */
    private static List<String> light(Path film) {
        return Clips.ffprobe(film, "-select_streams v -read_intervals %+#1 -show_frames").stream()
                .filter(line -> line.matches("(red|green|blue|white_point|min_lum|max_lum|max_content|max_average).*"))
                .map(DeepFilmTest::reduced)
                .sorted()
                .toList();
    }

    private static String reduced(String line) {
        String[] parts = line.split("=|/", -1);
        return parts.length < 3 ? line : parts[0] + "=" + Double.parseDouble(parts[1]) / Double.parseDouble(parts[2]);
    }

    @ParameterizedTest
    @CsvSource({"smpte2084,auto", "arib-std-b67,libx264", "bt709,auto", "bt709,libx264"})
    void depthIsAskedForTheSamePicturesHoweverTheFilmIsLookedAt(String transfer, String codec) {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=0.25,format=yuv420p10le,setparams=color_trc=" + transfer
                        + " -c:v ffv1 -color_trc " + transfer + " in.mkv");
        StereoJob job = StereoJob.DEFAULTS.with(new EncodeOptions(codec, 20, "ultrafast", "none", "auto"));
        List<Long> drawn = new ArrayList<>();
        VideoToStereo.run(in, folder.resolve("out.mkv"), job, noting(drawn), FilmRun.quiet());
        assertEquals(6, drawn.size());
        List<Long> analysed = new ArrayList<>();
        ComfortAnalysis.film(in, job, noting(analysed), Progress.NONE, new CancelToken());
        assertEquals(drawn, analysed);
        List<Long> kept = new ArrayList<>();
        Map<DepthFormat, Path> targets = Map.of(DepthFormat.FFV1, folder.resolve("depth.mkv"));
        VideoToDepth.run(in, targets, job, noting(kept), FilmRun.quiet());
        assertEquals(drawn, kept);
    }

    @Test
    void keptDepthIsOfTheFramesThatTheFilmOptionsLeave() {
        Path in = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=24:d=0.25 -vf setfield=tff -c:v ffv1 -field_order tt field.mkv");
        FilmOptions whole = new FilmOptions(
                "0", "end", 0, FilmOptions.Deinterlace.ON, "none", FilmOptions.DynamicRange.KEEP, 300, 0);
        List<Long> drawn = new ArrayList<>();
        StereoJob job = StereoJob.DEFAULTS.with(whole);
        VideoToStereo.run(in, folder.resolve("out.mkv"), job, noting(drawn), FilmRun.quiet());
        List<Long> kept = new ArrayList<>();
        Map<DepthFormat, Path> targets = Map.of(DepthFormat.FFV1, folder.resolve("depth.mkv"));
        VideoToDepth.run(in, targets, job, noting(kept), FilmRun.quiet());
        assertEquals(drawn, kept);
    }

    /** Notes what pictures it is asked for. */
    private static FrameDepth noting(List<Long> prints) {
        FrameDepth flat = flat();
        return frame -> {
            prints.add(ContentHash.fingerprint(frame));
            return flat.estimate(frame);
        };
    }

    @Test
    void toneMappedFilmsAreOrdinaryOnes() {
        Path in =
                Clips.ffmpeg(folder, "-f lavfi -i testsrc2=s=320x180:r=24:d=0.5,format=yuv420p10le" + HDR + "hdr.mp4");
        Path out = folder.resolve("out.mp4");
        FilmOptions sdr = new FilmOptions(
                "0", "end", 0, FilmOptions.Deinterlace.AUTO, "none", FilmOptions.DynamicRange.SDR, 300, 0);
        VideoToStereo.run(in, out, StereoJob.DEFAULTS.with(sdr), flat(), FilmRun.quiet());
        List<String> told = Clips.ffprobe(
                out, "-select_streams v -show_entries stream=codec_name,pix_fmt,color_transfer -of csv=p=0");
        assertTrue(told.get(0).startsWith("h264,yuv420p,bt709"), told.toString());
        assertEquals(List.of(), light(out));
    }
}
