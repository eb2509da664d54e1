package diorama.io.assimp;

import diorama.image.Sampler.Wrap;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How pictures of a Collada file go on beyond their rims ({@code wrap_s} and {@code wrap_t} of its samplers), which Assimp passes
 * over. Used in the importing process only.
 */
final class ColladaRims {
    private static final Set<String> USES =
            Set.of("diffuse", "emission", "ambient", "bump", "normal", "specular", "reflective", "transparent");

    private final Map<String, Wrap[]> samplers = new HashMap<>();
    private final Map<String, List<ImportRims.Rim>> effects = new HashMap<>();
    private final Map<String, List<ImportRims.Rim>> materials = new HashMap<>();
    private List<String[]> uses = new ArrayList<>();
    private String effect = "";
    private String parameter = "";
    private String use = "";
    private String material = "";

    private ColladaRims() {}

    /** By the names of materials, or their identifiers where they have none; empty for what is broken. */
    static Map<String, List<ImportRims.Rim>> of(ByteBuffer file) {
        byte[] bytes = new byte[file.remaining()];
        file.duplicate().get(bytes);
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ColladaRims rims = new ColladaRims();
        Map<String, String> effectOf = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String element = in.getLocalName();
                    if (element.equals("geometry") || element.equals("animation")) {
                        skip(in);
                    } else if (element.equals("material")) {
                        rims.material = text(in, "id");
                        names.put(rims.material, text(in, "name"));
                    } else if (element.equals("instance_effect")) {
                        effectOf.put(rims.material, text(in, "url").replaceFirst("^#", ""));
                    } else {
                        rims.begin(in, element);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    rims.end(in.getLocalName());
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Map.of(); // Assimp has told what it thinks of it
        }
        effectOf.forEach((id, of) -> {
            String name = names.getOrDefault(id, "");
            List<ImportRims.Rim> found = rims.effects.getOrDefault(of, List.of());
            rims.materials.merge(
                    name.isEmpty() ? id : name, found, (one, other) -> one.equals(other) ? one : List.of());
        });
        return rims.materials;
    }

    private static void skip(XMLStreamReader in) throws XMLStreamException {
        for (int depth = 1; depth > 0 && in.hasNext(); ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void begin(XMLStreamReader in, String element) throws XMLStreamException {
        if (element.equals("effect")) {
            effect = text(in, "id");
            samplers.clear();
            uses = new ArrayList<>();
        } else if (element.equals("newparam")) {
            parameter = text(in, "sid");
        } else if (element.equals("wrap_s") || element.equals("wrap_t")) {
            Wrap[] both = samplers.computeIfAbsent(parameter, p -> new Wrap[] {Wrap.REPEAT, Wrap.REPEAT});
            both[element.equals("wrap_s") ? 0 : 1] = wrap(in.getElementText().strip());
        } else if (USES.contains(element)) {
            use = element;
        } else if (element.equals("texture")) {
            uses.add(new String[] {use, text(in, "texture")});
        }
    }

    private void end(String element) {
        if (!element.equals("effect")) {
            return;
        }
        List<ImportRims.Rim> out = new ArrayList<>();
        for (String[] each : uses) {
            Wrap[] both = samplers.getOrDefault(each[1], new Wrap[] {Wrap.REPEAT, Wrap.REPEAT});
            out.add(new ImportRims.Rim(each[0].equals("emission") ? "emissive" : each[0], both[0], both[1]));
        }
        effects.put(effect, out);
    }

    private static Wrap wrap(String word) {
        return switch (word) {
            case "MIRROR" -> Wrap.MIRROR;
            // what has a border, or nothing, around it has no other word here
            case "CLAMP", "BORDER", "NONE" -> Wrap.CLAMP;
            default -> Wrap.REPEAT;
        };
    }

    private static String text(XMLStreamReader in, String attribute) {
        String value = in.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
