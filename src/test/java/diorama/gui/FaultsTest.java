package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.gui.state.Action;
import diorama.gui.state.Project;
import diorama.gui.store.Journal;
import diorama.gui.work.Log;
import diorama.gui.work.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FaultsTest extends CubeScene {
    private final RuntimeException fault = new IllegalStateException("odd");

    @Test
    void aFaultIsToldAndTheWindowGoesOn() throws IOException {
        Faults faults = faults();
        assertTrue(faults.survived(fault));
        assertEquals(Messages.Kind.ERROR, cubes.desk.messages().current().get(0).kind());
        assertTrue(Files.readString(folder.resolve("studio.log")).contains("at diorama.gui.FaultsTest"));
        faults.drawn();
        assertTrue(faults.survived(fault), "after a whole frame");
        assertEquals(CubeDesk.CUBE.project(), cubes.desk.state().project());
    }

    @Test
    void aFaultIsWrittenOnce() throws IOException {
        Faults faults = faults();
        for (int i = 0; i < 3; i++) {
            faults.tell(fault);
        }
        assertTold(fault);
    }

    @Test
    void aFaultThatTellsOtherNumbersEachTimeIsWrittenOnce() throws IOException {
        Faults faults = faults();
        for (int i = 0; i < 3; i++) {
            faults.tell(new IllegalStateException("place " + i));
        }
        String text = Files.readString(folder.resolve("studio.log"));
        assertTrue(text.contains("place 0") && !text.contains("place 1"), text);
    }

    private void assertTold(Throwable fault) throws IOException {
        String text = Files.readString(folder.resolve("studio.log"));
        assertEquals(text.indexOf(fault.toString()), text.lastIndexOf(fault.toString()));
    }

    @Test
    void aStepThatCannotBeDrawnIsUndone() {
        Faults faults = faults();
        cubes.desk.act(new Action.Rename(cubes.id(), "fine"));
        Project fine = cubes.desk.state().project();
        faults.drawn();
        cubes.desk.act(new Action.Rename(cubes.id(), "odd"));
        for (int i = 0; i < 4; i++) {
            assertTrue(faults.survived(fault));
        }
        assertEquals(fine, cubes.desk.state().project());
        assertEquals(1, told("was undone"));
    }

    @Test
    void whatWasDrawnBeforeIsNotUndone() {
        Faults faults = faults();
        cubes.desk.act(new Action.Rename(cubes.id(), "fine"));
        Project fine = cubes.desk.state().project();
        faults.drawn();
        assertTrue(faults.survived(fault));
        assertTrue(faults.survived(fault));
        assertEquals(fine, cubes.desk.state().project());
        cubes.desk.act(new Action.Undo());
        faults.drawn();
        cubes.desk.act(new Action.Redo());
        faults.drawn();
        cubes.desk.act(new Action.Undo());
        faults.survived(fault);
        faults.survived(fault);
        assertEquals(CubeDesk.CUBE.project(), cubes.desk.state().project(), "an undo leads no further back");
        assertEquals(0, told("was undone"));
    }

    @Test
    void aWindowThatCannotBeDrawnGivesUp() {
        Faults faults = faults();
        for (int i = 0; i < 4; i++) {
            assertTrue(faults.survived(fault));
        }
        assertFalse(faults.survived(fault));
    }

    @Test
    void whatTheUserCanMendIsNoFault() {
        faults().tell(new UserError("a.png: is broken"));
        assertEquals(1, told("a.png: is broken"));
        assertFalse(Files.exists(folder.resolve("studio.log")));
    }

    private int told(String part) {
        return cubes.desk
                .messages()
                .log()
                .lines(EnumSet.allOf(Log.Level.class), part)
                .size();
    }

    private Faults faults() {
        return new Faults(cubes.desk, new Journal(folder.resolve("studio.log"), 1));
    }
}
