package diorama.onnx;

/**
 * The terms that a model's weights are under.
 *
 * @param id SPDX name where there is one
 * @param name in words
 * @param link where its text is
 * @param use what it allows
 */
public record Licence(String id, String name, String link, Use use) {
    /** What may be done with the weights. */
    public enum Use {
        /** Anything, selling included. */
        FREE("free"),
        /** Nothing that makes money. */
        NON_COMMERCIAL("non-commercial"),
        /** Nobody has said, or sources differ. */
        UNCLEAR("unclear");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether a user must agree before the weights are brought. */
    public boolean mustBeAccepted() {
        return use != Use.FREE;
    }
}
