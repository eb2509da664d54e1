package diorama.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Depth that a photo carries inside: Google's GDepth (XMP, "Depth Map Metadata", 2014), Dynamic Depth (Google and others, version
 * 1.0, 2019; the map is appended to the file), and the auxiliary pictures of Apple's portraits (CIPA DC-007 multi-picture).
 *
 * @param source in words, e.g. "GDepth"
 * @param map upright; distances in metres, or inverse depth in [0,1]
 * @param metres what the numbers are
 */
public record EmbeddedDepth(String source, FloatMap map, boolean metres) {
    /** Longer photos are not looked into. */
    private static final long MAX_BYTES = 256L << 20;

    /** What a map's levels mean; near and far are 0 where nothing is said. */
    private record Scale(boolean linear, double near, double far, double unit) {
        boolean known() {
            return near > 0 && far > near;
        }
    }

    /** The depth inside a JPEG file; empty when there is none, or it cannot be read. */
    public static Optional<EmbeddedDepth> read(Path file) {
        try {
            if (ImageFiles.sniff(file).orElse(null) != PictureFormat.JPEG || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            Map<String, String> xmp = XmpFields.of(bytes);
            Optional<EmbeddedDepth> found =
                    gdepth(file, xmp).or(() -> dynamic(file, bytes, xmp)).or(() -> apple(file, bytes));
            Orientation turned = Metadata.read(file).orientation();
            return found.map(d -> new EmbeddedDepth(d.source, DepthFiles.upright(d.map, turned), d.metres));
        } catch (IOException | RuntimeException e) {
            // a broken map inside is no reason to refuse the photo
            return Optional.empty();
        }
    }

    private static Optional<EmbeddedDepth> gdepth(Path file, Map<String, String> xmp) {
        String data = xmp.get("GDepth:Data");
        if (data == null) {
            return Optional.empty();
        }
        Scale scale = new Scale(
                "RangeLinear".equals(xmp.get("GDepth:Format")),
                number(xmp.get("GDepth:Near")),
                number(xmp.get("GDepth:Far")),
                unit(xmp.get("GDepth:Units")));
        byte[] picture = java.util.Base64.getMimeDecoder().decode(data);
        return Optional.of(scaled("GDepth", shares(file, picture), scale));
    }

    /** The appended picture that the container's list calls depth. */
    private static Optional<EmbeddedDepth> dynamic(Path file, byte[] bytes, Map<String, String> xmp) {
        List<Map<String, String>> items = XmpFields.list(xmp, "Directory");
        int end = bytes.length;
        for (int i = items.size() - 1; i > 0; i--) {
            Map<String, String> item = items.get(i);
            int length = (int) number(item.get("Length"));
            int padding = (int) number(item.get("Padding"));
            if (length <= 0 || length > end || padding < 0 || padding > end - length) {
                return Optional.empty();
            }
            String name = (item.getOrDefault("Semantic", "") + " " + item.getOrDefault("DataURI", ""))
                    .toLowerCase(Locale.ROOT);
            if (name.contains("depth") && !name.contains("confidence")) {
                Scale scale = new Scale(
                        "RangeLinear".equals(XmpFields.first(xmp, "DepthMap", "Format")),
                        number(XmpFields.first(xmp, "DepthMap", "Near")),
                        number(XmpFields.first(xmp, "DepthMap", "Far")),
                        unit(XmpFields.first(xmp, "DepthMap", "Units")));
                byte[] picture = Arrays.copyOfRange(bytes, end - length, end);
                return Optional.of(scaled("Dynamic Depth", shares(file, picture), scale));
            }
            end -= length + padding;
        }
        return Optional.empty();
    }

    /** A further picture of the file whose own XMP calls it depth or disparity. */
    private static Optional<EmbeddedDepth> apple(Path file, byte[] bytes) {
        for (byte[] picture : MultiPicture.further(bytes)) {
            Map<String, String> xmp = XmpFields.of(picture);
            String type = String.valueOf(XmpFields.ending(xmp, "AuxiliaryImageType"));
            if (!type.contains("disparity") && !type.contains("depth")) {
                continue;
            }
            float[] shares = shares(file, picture).values().clone();
            double low = number(XmpFields.ending(xmp, "FloatMinValue"));
            double high = number(XmpFields.ending(xmp, "FloatMaxValue"));
            FloatMap levels = new FloatMap(shares(file, picture).size(), shares);
            boolean absolute = "absolute".equals(XmpFields.ending(xmp, "Accuracy"));
            boolean distance = !type.contains("disparity");
            if (absolute && high > low && high > 0) {
                for (int i = 0; i < shares.length; i++) {
                    double v = low + shares[i] * (high - low);
                    shares[i] = (float) (distance ? v : v > 0 ? 1 / v : 0);
                }
                return Optional.of(new EmbeddedDepth("Apple portrait", levels, true));
            }
            for (int i = 0; distance && i < shares.length; i++) {
                shares[i] = 1 - shares[i];
            }
            return Optional.of(new EmbeddedDepth("Apple portrait", levels, false));
        }
        return Optional.empty();
    }

    /** Brightness from 0 to 1 of a picture inside {@code file}. */
    private static FloatMap shares(Path file, byte[] picture) {
        Decoded stored = Decoder.decodeInside(file, picture);
        FloatMap map = DepthFiles.values(file, stored);
        float full = stored.palette().isPresent() ? 255 : (float) stored.max(0);
        for (int i = 0; i < map.values().length; i++) {
            map.values()[i] /= full;
        }
        return map;
    }

    /**
     * <pre>
     * RangeLinear   z = near + s (far - near)
     * RangeInverse  z = far near / (far - s (far - near))        s from 0, near, to 1, far
     * </pre>
     */
    private static EmbeddedDepth scaled(String source, FloatMap shares, Scale scale) {
        float[] s = shares.values();
        boolean metres = scale.known() && scale.unit > 0;
        double near = scale.near;
        double far = scale.far;
        for (int i = 0; i < s.length; i++) {
            if (!scale.known()) {
                s[i] = 1 - s[i];
                continue;
            }
            double z = scale.linear ? near + s[i] * (far - near) : far * near / (far - s[i] * (far - near));
            s[i] = (float) (metres ? z * scale.unit : (1 / z - 1 / far) / (1 / near - 1 / far));
        }
        return new EmbeddedDepth(source, shares, metres);
    }

    private static double number(@org.jspecify.annotations.Nullable String text) {
        try {
            double v = text == null ? 0 : Double.parseDouble(text.strip());
            return Double.isFinite(v) ? v : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Metres of one unit; 0 when nothing is known of it. */
    private static double unit(@org.jspecify.annotations.Nullable String text) {
        String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "m", "meters", "metres" -> 1;
            case "mm", "millimeters", "millimetres" -> 0.001;
            default -> 0;
        };
    }
}
