package diorama.gui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
    private static final KeyOrder.Turn CTRL = new KeyOrder.Turn(341, 0, 1, 0, true, false);
    private static final KeyOrder.Turn CTRL_UP = new KeyOrder.Turn(341, 0, 0, 2, true, true);
    private static final KeyOrder.Turn A = new KeyOrder.Turn(65, 0, 1, 2, false, false);
    private static final KeyOrder.Turn A_UP = new KeyOrder.Turn(65, 0, 0, 0, false, true);

    private static final KeyOrder.Turn B = new KeyOrder.Turn(66, 0, 1, 0, false, false);
    private static final KeyOrder.Turn ENTER = new KeyOrder.Turn(257, 0, 1, 0, false, false);

    private final List<KeyOrder.Turn> told = new ArrayList<>();
    private final KeyOrder order = new KeyOrder(told::add);

    @Test
    void ctrlStaysHeldWhileItsKeyHasNotBeenSeen() {
        List.of(CTRL, A, CTRL_UP, A_UP).forEach(order::came);
        assertEquals(List.of(CTRL, A), told);
        order.seen();
        assertEquals(List.of(CTRL, A, CTRL_UP, A_UP), told);
    }

    @Test
    void whatComesAfterIsNotLost() {
        List.of(CTRL, A, CTRL_UP, A_UP, CTRL, A, CTRL_UP).forEach(order::came);
        order.seen();
        assertEquals(List.of(CTRL, A, CTRL_UP, A_UP, CTRL, A), told);
        order.seen();
        assertEquals(7, told.size());
    }

    @Test
    void slowHandsAreToldAtOnce() {
        order.came(CTRL);
        order.seen();
        order.came(CTRL_UP);
        assertEquals(List.of(CTRL, CTRL_UP), told);
    }

    /** Each frame runs one key's command, which may open the box that Enter is for. */
    @Test
    void enterComesAfterWhatWasPressedBeforeIt() {
        List.of(A, A_UP, B, ENTER).forEach(order::came);
        assertEquals(List.of(A, A_UP, B), told);
        order.seen();
        assertEquals(List.of(A, A_UP, B), told);
        order.seen();
        assertEquals(List.of(A, A_UP, B, ENTER), told);
    }

    /** A key that is held down comes many times a frame. */
    @Test
    void enterDoesNotWaitForKeysThatAreHeld() {
        order.came(A);
        for (int i = 0; i < 50; i++) {
            order.came(new KeyOrder.Turn(65, 0, 2, 0, false, false));
        }
        order.came(ENTER);
        order.seen();
        assertEquals(ENTER, told.get(told.size() - 1));
        for (int i = 0; i < 50; i++) {
            order.came(B);
        }
        order.came(ENTER);
        for (int i = 0; i < 3; i++) {
            order.seen();
        }
        assertEquals(ENTER, told.get(told.size() - 1));
    }

    @Test
    void enterOnItsOwnIsToldAtOnce() {
        order.came(ENTER);
        assertEquals(List.of(ENTER), told);
    }
}
