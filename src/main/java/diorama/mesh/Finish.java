package diorama.mesh;

/**
 * What a material says of its surface besides metalness and roughness, as glTF has it.
 *
 * @param oneSided meant to be seen from its front alone, which is carried on; both sides are drawn
 * @param transmission share of the light that goes through it as through glass, [0,1]
 * @param bumps what the slopes of its picture of normals are multiplied with
 * @param occlusion share of its picture of occlusion that counts, [0,1]
 * @param coat carried on by {@code more}
 * @param sheen likewise
 * @param more further extensions of its material in glTF's own words, a JSON object's text, which are carried on; empty for none
 */
public record Finish(
        boolean oneSided, float transmission, float bumps, float occlusion, Coat coat, Sheen sheen, String more) {
    /** Seen from both sides, and nothing else. */
    public static final Finish PLAIN = new Finish(false, 0, 1, 1, "");

    /** The same that lets nothing through as glass does. */
    public Finish withoutTransmission() {
        return new Finish(oneSided, 0, bumps, occlusion, coat, sheen, more);
    }

    /** The same of what glTF alone has words for. */
    public Finish withoutMore() {
        return new Finish(oneSided, transmission, bumps, occlusion, "");
    }

    /** Without lacquer and sheen. */
    public Finish(boolean oneSided, float transmission, float bumps, float occlusion, String more) {
        this(oneSided, transmission, bumps, occlusion, Coat.NONE, Sheen.NONE, more);
    }
}
