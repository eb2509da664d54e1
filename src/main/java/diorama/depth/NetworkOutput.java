package diorama.depth;

/**
 * What a network says.
 *
 * @param name of the depth tensor, H x W values after any leading ones; empty takes the one that looks like depth
 * @param kind what its values mean
 * @param canonicalFocal px; the values are metres for a camera of this focal length (at the fed size) and grow with it; 0 when
 *     they are metres for any
 * @param focal name of a tensor that gives the focal length in px of the fed picture; empty for none
 * @param sky name of a tensor that says where the sky is; empty for none
 * @param skyAbove its value from which on a pixel is sky
 */
public record NetworkOutput(
        String name, DepthKind kind, float canonicalFocal, String focal, String sky, float skyAbove) {
    public NetworkOutput {
        if (canonicalFocal < 0) {
            throw new IllegalArgumentException("a canonical focal length from 0 px");
        }
    }

    /** A network that only says depth. */
    public static NetworkOutput of(String name, DepthKind kind) {
        return new NetworkOutput(name, kind, 0, "", "", 0.5f);
    }
}
