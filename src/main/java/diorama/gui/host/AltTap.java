package diorama.gui.host;

/** Whether Alt is pressed and let go of with nothing in between, which calls for the menus. Confined to the main thread. */
public final class AltTap {
    private boolean alone;

    /** Alt went down. */
    public void pressed() {
        alone = true;
    }

    /** Another key, the mouse's buttons or wheel, or another window came in between. */
    public void disturbed() {
        alone = false;
    }

    /** Alt went up. @return whether it was alone */
    public boolean released() {
        boolean was = alone;
        alone = false;
        return was;
    }
}
