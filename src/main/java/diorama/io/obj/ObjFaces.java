package diorama.io.obj;

import java.util.Arrays;

/**
 * The faces of a part of a Wavefront file. Corners name vertices by numbers in the whole file, or, where the file counts
 * backwards, by numbers from the part's beginning, which {@link #resolved} tells apart. Confined to one thread while it is read.
 */
final class ObjFaces {
    /** A corner has no texture coordinates, or no normal. */
    static final int NONE = 0;
    /** Numbers from the part's beginning lie around this. */
    private static final int LOCAL = -(1 << 30);

    private static final int POSITION = 0;
    private static final int UV = 1;
    private static final int NORMAL = 2;
    /** Some corner has a texture coordinate; shifted by one, a normal. */
    private static final int USES = 1;
    /** Some corner's texture coordinate has another number than its position; shifted by one, its normal. */
    private static final int DIFFERS = 4;

    private final int[][] corners = {new int[1 << 12], new int[1 << 12], new int[1 << 12]};
    private byte[] layout = new byte[1 << 12];
    private int[] ends = new int[1 << 12];
    private int cornerCount;
    private int faceCount;
    /** What corners have been seen to do. */
    private int seen;

    ObjFaces() {}

    private ObjFaces(ObjFaces from) {
        cornerCount = from.cornerCount;
        faceCount = from.faceCount;
        seen = from.seen;
        ends = Arrays.copyOf(from.ends, faceCount);
        layout = Arrays.copyOf(from.layout, faceCount);
        corners[POSITION] = Arrays.copyOf(from.corners[POSITION], cornerCount);
        for (int i = UV; i <= NORMAL; i++) {
            boolean used = (seen & (USES << (i - UV))) != 0;
            boolean differs = (seen & (DIFFERS << (i - UV))) != 0;
            corners[i] = !used ? new int[0] : differs ? Arrays.copyOf(from.corners[i], cornerCount) : corners[POSITION];
        }
    }

    /** How many positions, texture coordinates and normals the part has so far: what numbers count back from. */
    record Before(int positions, int uvs, int normals) {}

    /** The same of no more memory than they need; these can be {@link #read} into again. */
    ObjFaces taken() {
        ObjFaces out = new ObjFaces(this);
        cornerCount = 0;
        faceCount = 0;
        seen = 0;
        return out;
    }

    /** Reads what follows an f; points and lines are passed over. */
    void read(ObjText text, Before before) {
        int first = cornerCount;
        int uses = 0;
        while (text.toWord()) {
            if (cornerCount == corners[POSITION].length) {
                for (int i = 0; i < corners.length; i++) {
                    corners[i] = Arrays.copyOf(corners[i], Math.multiplyExact(2, cornerCount));
                }
            }
            uses |= corner(text, before);
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
    private int corner(ObjText text, Before before) {
        int from = text.at();
        int position = numbered(text.index(), before.positions);
        int uv = NONE;
        int normal = NONE;
        if (text.ahead(0) == '/') {
            text.skip(1);
            if (text.ahead(0) != '/' && !text.endsWord()) {
                uv = numbered(text.index(), before.uvs);
            }
            if (text.ahead(0) == '/') {
                text.skip(1);
                if (!text.endsWord()) {
                    normal = numbered(text.index(), before.normals);
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

    int count() {
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
}
