package diorama.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Depth in HEIC and AVIF files, of which can be told that it is there, but not what it is: no library here decodes it. */
public final class CodedDepth {
    /** Of a file, in which its items are described. */
    private static final int HEAD = 1 << 20; // bytes

    /** What auxiliary pictures of depth are called (ISO/IEC 23008-12, 23091-2). */
    private static final List<String> NAMES =
            List.of("urn:mpeg:hevc:2015:auxid:2\0", "urn:mpeg:mpegB:cicp:systems:auxiliary:depth\0");

    private CodedDepth() {}

    /** Whether the file says that it holds a map of depth beside its picture. */
    public static boolean isIn(Path file) {
        // a name of many numbered pictures is no file
        if (!Files.isRegularFile(file)
                || ImageFiles.sniff(file).filter(PictureFormat::isCodedAsFilm).isEmpty()) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.contains("auxC") && NAMES.stream().anyMatch(head::contains);
        } catch (IOException e) {
            // whoever reads the picture tells what is wrong with the file
            return false;
        }
    }
}
