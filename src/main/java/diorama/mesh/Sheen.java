package diorama.mesh;

/**
 * The shine of fibres that stand up from a surface, as glTF has it: of velvet, satin, dust.
 *
 * @param red of the fibres, linear, as {@code green} and {@code blue}
 * @param roughness how far they stand apart, [0,1]
 */
public record Sheen(float red, float green, float blue, float roughness) {
    public static final Sheen NONE = new Sheen(0, 0, 0, 0);

    /** Whether it is seen. */
    public boolean shines() {
        return red > 0 || green > 0 || blue > 0;
    }
}
