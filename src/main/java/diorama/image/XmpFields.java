package diorama.image;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the XMP of a JPEG says, extended XMP over many segments included: paths like {@code GDepth:Near} to texts. */
final class XmpFields {
    private XmpFields() {}

    /** Empty when there is none, or it is broken. */
    static Map<String, String> of(byte[] jpeg) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            Metadata metadata = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
            for (XmpDirectory xmp : metadata.getDirectoriesOfType(XmpDirectory.class)) {
                XMPIterator all = xmp.getXMPMeta().iterator();
                while (all.hasNext()) {
                    XMPPropertyInfo field = (XMPPropertyInfo) all.next();
                    if (field.getPath() != null && field.getValue() != null) {
                        fields.put(field.getPath(), field.getValue());
                    }
                }
            }
        } catch (JpegProcessingException | IOException | XMPException | RuntimeException e) {
            // as if nothing had been said
        }
        return fields;
    }

    /** The first text whose path ends in {@code name}, whatever its prefix. */
    static @Nullable String ending(Map<String, String> fields, String name) {
        return fields.entrySet().stream()
                .filter(e -> e.getKey().endsWith(":" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The first text called {@code name} within something called {@code within}. */
    static @Nullable String first(Map<String, String> fields, String within, String name) {
        return fields.entrySet().stream()
                .filter(e -> e.getKey().contains(within) && e.getKey().endsWith(":" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The members of the list called {@code name}, each with its own fields by their last names. */
    static List<Map<String, String>> list(Map<String, String> fields, String name) {
        List<Map<String, String>> members = new ArrayList<>();
        for (int i = 1; ; i++) {
            String member = ":" + name + "[" + i + "]";
            Map<String, String> found = new LinkedHashMap<>();
            fields.forEach((path, text) -> {
                if (path.contains(member)) {
                    found.put(path.substring(path.lastIndexOf(':') + 1), text);
                }
            });
            if (found.isEmpty()) {
                return members;
            }
            members.add(found);
        }
    }
}
