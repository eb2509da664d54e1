package diorama.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the lines of a part of a Wavefront file say. Corners name vertices by numbers in the whole file, or, where the file
 * counts backwards, by numbers from the part's beginning, which {@link #resolved} tells apart. Confined to one thread while it
 * is read.
 */
final class ObjChunk {
    /** A corner has no texture coordinates, or no normal. */
    static final int NONE = 0;
    /** Numbers from the part's beginning lie around this. */
    private static final int LOCAL = -(1 << 30);

    private static final int MOST_NUMBERS = 8;

    private static final int POSITION = 0;
    private static final int UV = 1;
    private static final int NORMAL = 2;
    /** Some corner has a texture coordinate; shifted by one, a normal. */
    private static final int USES = 1;
    /** Some corner's texture coordinate has another number than its position; shifted by one, its normal. */
    private static final int DIFFERS = 4;

    private final List<Event> events = new ArrayList<>();
    private final float[] line = new float[MOST_NUMBERS];
    private float[] positions = new float[1 << 12];
    private float[] uvs = new float[1 << 12];
    private float[] normals = new float[1 << 12];
    private byte[] colors = new byte[0];
    private final int[][] corners = {new int[1 << 12], new int[1 << 12], new int[1 << 12]};
    private byte[] layout = new byte[1 << 12];
    private int[] ends = new int[1 << 12];
    private int positionCount;
    private int uvCount;
    private int normalCount;
    private int cornerCount;
    private int faceCount;
    /** What corners have been seen to do. */
    private int seen;

    ObjChunk() {}

    private ObjChunk(ObjChunk from) {
        events.addAll(from.events);
        positionCount = from.positionCount;
        uvCount = from.uvCount;
        normalCount = from.normalCount;
        cornerCount = from.cornerCount;
        faceCount = from.faceCount;
        seen = from.seen;
        positions = Arrays.copyOf(from.positions, 3 * positionCount);
        uvs = Arrays.copyOf(from.uvs, 2 * uvCount);
        normals = Arrays.copyOf(from.normals, 3 * normalCount);
        colors = from.colors;
        ends = Arrays.copyOf(from.ends, faceCount);
        layout = Arrays.copyOf(from.layout, faceCount);
        corners[POSITION] = Arrays.copyOf(from.corners[POSITION], cornerCount);
        for (int i = UV; i <= NORMAL; i++) {
            boolean used = (seen & (USES << (i - UV))) != 0;
            boolean differs = (seen & (DIFFERS << (i - UV))) != 0;
            corners[i] = !used ? new int[0] : differs ? Arrays.copyOf(from.corners[i], cornerCount) : corners[POSITION];
        }
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
            face(text);
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
        events.add(new Event(faceCount, change, text));
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

    private void face(ObjText text) {
        int first = cornerCount;
        int uses = 0;
        while (text.toWord()) {
            if (cornerCount == corners[POSITION].length) {
                for (int i = 0; i < corners.length; i++) {
                    corners[i] = Arrays.copyOf(corners[i], Math.multiplyExact(2, cornerCount));
                }
            }
            uses |= corner(text);
        }
        if (cornerCount - first < 3) {
            cornerCount = first; // a point or a line
            return;
        }
        if (faceCount == ends.length) {
            ends = Arrays.copyOf(ends, 2 * faceCount);
            layout = Arrays.copyOf(layout, 2 * faceCount);
        }
        ends[faceCount] = cornerCount;
        layout[faceCount] = (byte) uses;
        faceCount++;
        seen |= uses;
    }

    /** @return which numbers it has */
    private int corner(ObjText text) {
        int from = text.at();
        int position = numbered(text.index(), positionCount);
        int uv = NONE;
        int normal = NONE;
        if (text.ahead(0) == '/') {
            text.skip(1);
            if (text.ahead(0) != '/' && !text.endsWord()) {
                uv = numbered(text.index(), uvCount);
            }
            if (text.ahead(0) == '/') {
                text.skip(1);
                if (!text.endsWord()) {
                    normal = numbered(text.index(), normalCount);
                }
            }
        }
        if (!text.endsWord()) {
            throw text.noCorner(from);
        }
        corners[POSITION][cornerCount] = position;
        corners[UV][cornerCount] = uv;
        corners[NORMAL][cornerCount] = normal;
        cornerCount++;
        seen |= (uv == position ? 0 : DIFFERS) | (normal == position ? 0 : DIFFERS << 1);
        return (uv == NONE ? 0 : USES) | (normal == NONE ? 0 : USES << 1);
    }

    private static int numbered(int written, int before) {
        return written > 0 ? written : LOCAL + before + written;
    }

    /**
     * A number of a corner as one of the whole file, from 0.
     *
     * @param before how many the parts before this one have
     */
    static int resolved(int number, int before) {
        return number > 0 ? number - 1 : number - LOCAL + before;
    }

    List<Event> events() {
        return events;
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

    int faceCount() {
        return faceCount;
    }

    /** The face's first corner. */
    int begin(int face) {
        return face == 0 ? 0 : ends[face - 1];
    }

    /** Behind the face's last corner. */
    int end(int face) {
        return ends[face];
    }

    boolean hasUvs(int face) {
        return (layout[face] & USES) != 0;
    }

    boolean hasNormals(int face) {
        return (layout[face] & (USES << 1)) != 0;
    }

    /** Number of a corner's position. */
    int position(int corner) {
        return corners[POSITION][corner];
    }

    /** Number of a corner's texture coordinate, or {@link #NONE}. */
    int uv(int corner) {
        return corners[UV].length == 0 ? NONE : corners[UV][corner];
    }

    /** Number of a corner's normal, or {@link #NONE}. */
    int normal(int corner) {
        return corners[NORMAL].length == 0 ? NONE : corners[NORMAL][corner];
    }

    /** The same of no more memory than it needs; this one can be {@link #read} into again. */
    ObjChunk taken() {
        ObjChunk out = new ObjChunk(this);
        events.clear();
        positionCount = 0;
        uvCount = 0;
        normalCount = 0;
        cornerCount = 0;
        faceCount = 0;
        seen = 0;
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
