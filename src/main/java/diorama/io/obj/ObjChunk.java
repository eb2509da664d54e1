package diorama.io.obj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the lines of a part of a Wavefront file say. Confined to one thread while it is read. */
final class ObjChunk {
    private static final int MOST_NUMBERS = 8;

    private final List<Event> events = new ArrayList<>();
    private final float[] line = new float[MOST_NUMBERS];
    private float[] positions = new float[1 << 12];
    private float[] uvs = new float[1 << 12];
    private float[] normals = new float[1 << 12];
    private byte[] colors = new byte[0];
    private final ObjFaces faces;
    private int positionCount;
    private int uvCount;
    private int normalCount;

    ObjChunk() {
        faces = new ObjFaces();
    }

    private ObjChunk(ObjChunk from) {
        events.addAll(from.events);
        positionCount = from.positionCount;
        uvCount = from.uvCount;
        normalCount = from.normalCount;
        faces = from.faces.taken();
        positions = Arrays.copyOf(from.positions, 3 * positionCount);
        uvs = Arrays.copyOf(from.uvs, 2 * uvCount);
        normals = Arrays.copyOf(from.normals, 3 * normalCount);
        colors = from.colors;
    }

    /** What a line changes for the faces that follow. */
    enum Change {
        OBJECT,
        GROUP,
        MATERIAL,
        LIBRARY
    }

    /** @param face the part's first one that it is for */
    record Event(int face, Change change, String text) {}

    /** @throws ObjText.BrokenLine at the first line that means nothing */
    void read(ObjText text) {
        while (text.hasMore()) {
            if (!text.toWord()) {
                text.endComment();
                continue;
            }
            int start = text.at();
            try {
                line(text);
            } catch (ObjText.BrokenLine e) {
                throw new ObjText.BrokenLine(start, e.why());
            }
            text.nextLine();
        }
    }

    private void line(ObjText text) {
        int first = text.ahead(0);
        int second = text.ahead(1);
        boolean alone = ObjText.isBlank(second) || ObjText.endsLine(second);
        if (first == 'v') {
            if (alone) {
                text.skip(1);
                position(text);
            } else if (second == 't' && ObjText.isBlank(text.ahead(2))) {
                text.skip(2);
                uv(text);
            } else if (second == 'n' && ObjText.isBlank(text.ahead(2))) {
                text.skip(2);
                normal(text);
            }
        } else if (first == 'f' && alone) {
            text.skip(1);
            faces.read(text, new ObjFaces.Before(positionCount, uvCount, normalCount));
        } else if ((first == 'o' || first == 'g') && alone) {
            text.skip(1);
            event(first == 'o' ? Change.OBJECT : Change.GROUP, text.rest());
        } else if (first == 'u' && starts(text, "usemtl")) {
            event(Change.MATERIAL, text.rest());
        } else if (first == 'm' && starts(text, "mtllib")) {
            event(Change.LIBRARY, text.rest());
        }
    }

    private static boolean starts(ObjText text, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text.ahead(i) != word.charAt(i)) {
                return false;
            }
        }
        int after = text.ahead(word.length());
        if (!ObjText.isBlank(after) && !ObjText.endsLine(after)) {
            return false;
        }
        text.skip(word.length());
        return true;
    }

    private void event(Change change, String text) {
        events.add(new Event(faces.count(), change, text));
    }

    private int numbers(ObjText text, int least, String of) {
        int count = 0;
        while (text.toWord()) {
            float value = text.number();
            if (count < MOST_NUMBERS) {
                line[count++] = value;
            }
        }
        if (count < least) {
            throw new ObjText.BrokenLine(text.at(), of + " has " + count + " numbers, want " + least);
        }
        return count;
    }

    private void position(ObjText text) {
        int count = numbers(text, 3, "a vertex");
        int o = 3 * positionCount;
        if (o + 3 > positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
        }
        // homogeneous coordinates
        float w = count == 4 && line[3] != 0 ? line[3] : 1;
        positions[o] = line[0] / w;
        positions[o + 1] = line[1] / w;
        positions[o + 2] = line[2] / w;
        if (count >= 6) {
            color();
        }
        positionCount++;
    }

    private void color() {
        int o = 4 * positionCount;
        if (o + 4 > colors.length) {
            int from = colors.length;
            colors = Arrays.copyOf(colors, 4 * positions.length / 3);
            Arrays.fill(colors, from, colors.length, (byte) 255);
        }
        for (int c = 0; c < 3; c++) {
            colors[o + c] = (byte) Math.round(255 * Math.min(1, Math.max(0, line[3 + c])));
        }
    }

    private void uv(ObjText text) {
        int count = numbers(text, 1, "a texture coordinate");
        int o = 2 * uvCount;
        if (o + 2 > uvs.length) {
            uvs = Arrays.copyOf(uvs, 2 * uvs.length);
        }
        uvs[o] = line[0];
        uvs[o + 1] = 1 - (count > 1 ? line[1] : 0);
        uvCount++;
    }

    private void normal(ObjText text) {
        numbers(text, 3, "a normal");
        int o = 3 * normalCount;
        if (o + 3 > normals.length) {
            normals = Arrays.copyOf(normals, 2 * normals.length);
        }
        System.arraycopy(line, 0, normals, o, 3);
        normalCount++;
    }

    List<Event> events() {
        return events;
    }

    ObjFaces faces() {
        return faces;
    }

    int positionCount() {
        return positionCount;
    }

    int uvCount() {
        return uvCount;
    }

    int normalCount() {
        return normalCount;
    }

    /** The same of no more memory than it needs; this one can be {@link #read} into again. */
    ObjChunk taken() {
        ObjChunk out = new ObjChunk(this);
        events.clear();
        positionCount = 0;
        uvCount = 0;
        normalCount = 0;
        colors = new byte[0];
        return out;
    }

    boolean hasColors() {
        return colors.length > 0;
    }

    /** Moves the part's values to the place of its first ones in those of the whole file, and forgets them. */
    void moveTo(ObjData.Arrays all, ObjData.Start start) {
        System.arraycopy(positions, 0, all.positions(), 3 * start.position(), 3 * positionCount);
        System.arraycopy(uvs, 0, all.uvs(), 2 * start.uv(), 2 * uvCount);
        System.arraycopy(normals, 0, all.normals(), 3 * start.normal(), 3 * normalCount);
        if (all.colors().length > 0) {
            int from = 4 * start.position();
            int own = Math.min(colors.length, 4 * positionCount);
            System.arraycopy(colors, 0, all.colors(), from, own);
            Arrays.fill(all.colors(), from + own, from + 4 * positionCount, (byte) 255);
        }
        positions = new float[0];
        uvs = positions;
        normals = positions;
        colors = new byte[0];
    }
}
