package diorama.stereo;

/** One of the two eyes; {@code sign} is that of its shift for points in front of the screen. */
public enum Eye {
    LEFT(1),
    RIGHT(-1);

    private final int sign;

    Eye(int sign) {
        this.sign = sign;
    }

    public int sign() {
        return sign;
    }
}
