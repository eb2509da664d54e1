package diorama.gui.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AltTapTest {
    private final AltTap alt = new AltTap();

    @Test
    void altAloneIsATapOnce() {
        alt.pressed();
        assertTrue(alt.released());
        assertFalse(alt.released());
    }

    @Test
    void altWithAnythingElseIsNone() {
        alt.pressed();
        alt.disturbed();
        assertFalse(alt.released());
    }
}
