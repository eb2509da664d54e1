package diorama.video.encode;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.video.av.Rational;
import diorama.video.option.EncodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which film encoders work on this machine: hardware ones are listed by every build and only opening one tells. */
public final class Encoders {
    private static final List<String> SOFTWARE = List.of(
            "libx264", "libx265", "libsvtav1", "libvpx-vp9", "ffv1", "utvideo", "prores_ks", "gif", "libwebp", "apng");

    /** By what they need. */
    private static final Map<String, List<String>> HARDWARE = hardware();

    private Encoders() {}

    private static Map<String, List<String>> hardware() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("an NVIDIA card that encodes, with its driver", List.of("h264_nvenc", "hevc_nvenc", "av1_nvenc"));
        map.put("an Intel graphics chip with its driver", List.of("h264_qsv", "hevc_qsv", "av1_qsv"));
        map.put("a graphics chip in /dev/dri with its VA-API driver", List.of("h264_vaapi", "hevc_vaapi", "av1_vaapi"));
        map.put("an AMD card with its driver", List.of("h264_amf", "hevc_amf", "av1_amf"));
        map.put("macOS", List.of("h264_videotoolbox", "hevc_videotoolbox", "prores_videotoolbox"));
        return map;
    }

    /** Names of the encoders that could be opened for a small picture. */
    public static List<String> usable() {
        List<String> names = new ArrayList<>(SOFTWARE);
        HARDWARE.values().forEach(names::addAll);
        return names.stream().filter(Encoders::opens).toList();
    }

    /** What the hardware encoders need that cannot be used here, with their names. */
    public static Map<String, List<String>> missing() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        HARDWARE.forEach((need, names) -> {
            List<String> closed = names.stream().filter(name -> !opens(name)).toList();
            if (!closed.isEmpty()) {
                map.put(need, closed);
            }
        });
        return map;
    }

    /** What an encoder needs of the machine; empty for one that runs anywhere. */
    static Optional<String> need(String encoder) {
        return HARDWARE.entrySet().stream()
                .filter(e -> e.getValue().contains(encoder))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** One that does the same anywhere. */
    static String instead(String encoder) {
        return encoder.startsWith("h264")
                ? "libx264"
                : encoder.startsWith("hevc") ? "libx265" : encoder.startsWith("av1") ? "libsvtav1" : "prores_ks";
    }

    private static boolean opens(String name) {
        EncodeOptions options = new EncodeOptions(name, 20, "medium", "none", "auto");
        FilmTarget clip = FilmTarget.clip(Path.of("trial.mkv"), new Size(256, 256), new Rational(25, 1), options);
        try (Encoder opened = Encoder.open(clip, true, OutputColor.BT709, 1)) {
            return opened.name().equals(name);
        } catch (UserError e) {
            // that it cannot is what is asked
            return false;
        }
    }
}
