package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FaultsTest extends CubeScene {
    private final RuntimeException fault = new IllegalStateException("odd");

    @Test
    void aFaultIsToldAndTheWindowGoesOn() throws IOException {
        Faults faults = faults();
        assertTrue(faults.survived(fault, 0));
        assertEquals(Messages.Kind.ERROR, cubes.desk.messages().current().get(0).kind());
        assertTrue(Files.readString(folder.resolve("studio.log")).contains("at diorama.gui.FaultsTest"));
        assertTrue(faults.survived(fault, 60), "long after the first");
        assertEquals(CubeDesk.CUBE.project(), cubes.desk.state().project());
    }

    @Test
    void aFaultIsWrittenOnce() throws IOException {
        Faults faults = faults();
        for (int i = 0; i < 3; i++) {
            faults.tell(fault);
        }
        String text = Files.readString(folder.resolve("studio.log"));
        assertEquals(text.indexOf(fault.toString()), text.lastIndexOf(fault.toString()));
    }

    @Test
    void aStepThatCannotBeDrawnIsUndone() {
        cubes.desk.act(new Action.Rename(cubes.id(), "odd"));
        Faults faults = faults();
        assertTrue(faults.survived(fault, 0));
        assertTrue(faults.survived(fault, 0.1));
        assertEquals(CubeDesk.CUBE.project(), cubes.desk.state().project());
    }

    @Test
    void aWindowThatCannotBeDrawnGivesUp() {
        Faults faults = faults();
        for (int i = 0; i < 4; i++) {
            assertTrue(faults.survived(fault, 0.1 * i));
        }
        assertFalse(faults.survived(fault, 0.5));
    }

    @Test
    void whatTheUserCanMendIsNoFault() {
        faults().tell(new UserError("a.png: is broken"));
        assertEquals(
                1,
                cubes.desk
                        .messages()
                        .log()
                        .lines(EnumSet.of(Log.Level.ERROR), "a.png: is broken")
                        .size());
        assertFalse(Files.exists(folder.resolve("studio.log")));
    }

    private Faults faults() {
        return new Faults(cubes.desk, new Journal(folder.resolve("studio.log"), 1));
    }
}
