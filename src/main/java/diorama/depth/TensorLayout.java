package diorama.depth;

/** The order of a picture tensor's axes: N batch, V views or frames, C the colours R, G, B, H rows, W columns. */
public enum TensorLayout {
    CHW,
    HWC,
    NCHW,
    NHWC,
    NVCHW,
    NVHWC;

    public int rank() {
        return name().length();
    }

    /** Whether the colours of a pixel lie beside each other. */
    public boolean interleaved() {
        return name().endsWith("C");
    }

    /** Index of the axis called {@code letter}; -1 when there is none. */
    public int axis(char letter) {
        return name().indexOf(letter);
    }
}
