package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Tells what a file is from its first bytes; its name plays no part. */
final class Sniffer {
    private static final int HEAD = 512;

    private Sniffer() {}

    /** The format, or empty when the bytes are of no picture. */
    static Optional<PictureFormat> sniff(Path file) {
        return format(head(file));
    }

    /** @throws UserError naming what the file looks like when it is no picture */
    static PictureFormat demand(Path file) {
        byte[] head = head(file);
        return format(head)
                .orElseThrow(() -> new UserError(file + ": is not a picture (looks like " + looksLike(head) + "), want "
                        + PictureFormat.WANTED));
    }

    /** What a file is that is surely neither picture nor film nor sound, in a few words. */
    static Optional<String> other(Path file) {
        byte[] head = head(file);
        String words = looksLike(head);
        boolean open =
                words.equals("a film or sound file") || words.equals("a playlist") || words.equals("unknown data");
        return open || format(head).isPresent() ? Optional.empty() : Optional.of(words);
    }

    /** The first bytes of a readable, plain, non-empty file. */
    static byte[] head(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": is a folder, want a picture file");
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": does not exist, want a picture file");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + ": is a device or pipe, want a picture file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            if (head.length == 0) {
                throw new UserError(file + ": is empty, want a picture or film");
            }
            return head;
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    static Optional<PictureFormat> format(byte[] h) {
        String s = new String(h, StandardCharsets.ISO_8859_1);
        if (s.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(PictureFormat.JPEG);
        }
        if (s.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PictureFormat.PNG);
        }
        if (s.startsWith("RIFF") && s.startsWith("WEBP", 8)) {
            return Optional.of(PictureFormat.WEBP);
        }
        if (s.startsWith("II*\0") || s.startsWith("MM\0*") || s.startsWith("II+\0") || s.startsWith("MM\0+")) {
            return Optional.of(PictureFormat.TIFF);
        }
        if (s.startsWith("GIF87a") || s.startsWith("GIF89a")) {
            return Optional.of(PictureFormat.GIF);
        }
        if (s.startsWith("8BPS\0\u0001") || s.startsWith("8BPS\0\u0002")) {
            return Optional.of(PictureFormat.PSD);
        }
        if (s.startsWith("#?RADIANCE") || s.startsWith("#?RGBE")) {
            return Optional.of(PictureFormat.HDR);
        }
        if (s.startsWith("v/1\u0001")) {
            return Optional.of(PictureFormat.EXR);
        }
        if (s.startsWith("\u0093NUMPY")) {
            return Optional.of(PictureFormat.NPY);
        }
        if (s.startsWith("\u00abKTX 20\u00bb\r\n\u001a\n")) {
            return Optional.of(PictureFormat.KTX2);
        }
        return codedAsFilm(s).or(() -> netpbm(s)).or(() -> bitmap(h, s)).or(() -> targa(h));
    }

    private static Optional<PictureFormat> codedAsFilm(String s) {
        if (!s.startsWith("ftyp", 4) || s.length() < 16) {
            return Optional.empty();
        }
        String brands = s.substring(8, Math.min(s.length(), Math.max(16, s.charAt(3) + 256 * s.charAt(2))));
        if (brands.contains("avif") || brands.contains("avis")) {
            return Optional.of(PictureFormat.AVIF);
        }
        boolean heic = brands.contains("heic")
                || brands.contains("heix")
                || brands.contains("heim")
                || brands.contains("mif1")
                || brands.contains("msf1");
        return heic ? Optional.of(PictureFormat.HEIC) : Optional.empty();
    }

    private static Optional<PictureFormat> netpbm(String s) {
        if (s.length() < 3 || s.charAt(0) != 'P' || " \t\r\n#".indexOf(s.charAt(2)) < 0) {
            return Optional.empty();
        }
        char kind = s.charAt(1);
        if (kind == 'f' || kind == 'F') {
            return Optional.of(PictureFormat.PFM);
        }
        return kind >= '1' && kind <= '7' ? Optional.of(PictureFormat.PNM) : Optional.empty();
    }

    private static Optional<PictureFormat> bitmap(byte[] h, String s) {
        // the length of the second header tells a bitmap from a text that begins with BM
        boolean ok = s.startsWith("BM") && h.length >= 18 && h[15] == 0 && h[16] == 0 && h[17] == 0 && h[14] >= 12;
        return ok ? Optional.of(PictureFormat.BMP) : Optional.empty();
    }

    /** Targa has no magic number: all fields of its header must make sense. */
    private static Optional<PictureFormat> targa(byte[] h) {
        if (h.length < 18) {
            return Optional.empty();
        }
        int type = h[2];
        boolean mapped = type == 1 || type == 9;
        boolean known = mapped || type == 2 || type == 3 || type == 10 || type == 11;
        int bits = h[16] & 0xff;
        boolean depth = bits == 8 || bits == 15 || bits == 16 || bits == 24 || bits == 32;
        boolean size = (h[12] != 0 || h[13] != 0) && (h[14] != 0 || h[15] != 0);
        boolean map = mapped ? h[1] == 1 : h[1] == 0 && h[5] == 0 && h[6] == 0;
        boolean ok = known && depth && size && map && (h[17] & 0xc0) == 0;
        return ok ? Optional.of(PictureFormat.TGA) : Optional.empty();
    }

    /** What a file that is no picture may be, in a few words. */
    static String looksLike(byte[] h) {
        String s = new String(h, StandardCharsets.ISO_8859_1);
        String t = s.replaceFirst("^(\u00ef\u00bb\u00bf|\\s)+", "").toLowerCase(Locale.ROOT);
        if (t.startsWith("#extm3u")) {
            return "a playlist";
        }
        if (t.contains("<svg") || t.contains("<!doctype svg")) {
            return "an SVG drawing";
        }
        if (t.startsWith("<!doctype html") || t.startsWith("<html")) {
            return "a web page";
        }
        if (t.startsWith("<?xml") || t.startsWith("<!doctype")) {
            return "an XML document";
        }
        if (s.startsWith("#!")) {
            return "a script";
        }
        if (s.startsWith("%PDF") || s.startsWith("%!PS")) {
            return "a PDF or PostScript document";
        }
        if (s.startsWith("PK\3\4") || s.startsWith("\u001f\u008b")) {
            return "an archive";
        }
        if (s.startsWith("\u007fELF") || s.startsWith("MZ")) {
            return "a program";
        }
        if (s.startsWith("\u00abKTX ")) {
            return "a KTX texture of version 1";
        }
        if (s.startsWith("DDS ")) {
            return "a DDS texture";
        }
        if (s.startsWith("ftyp", 4) || s.startsWith("\u001aE\u00df\u00a3") || s.startsWith("RIFF")) {
            return "a film or sound file";
        }
        return isText(h) ? "text" : "unknown data";
    }

    private static boolean isText(byte[] h) {
        for (byte b : h) {
            if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
