package diorama.gui;

/** What panels may see and ask for. */
interface Desk {
    History history();

    default ViewState state() {
        return history().present();
    }

    /** The view as it is drawn: on the way to the state's view while a jump is eased. */
    diorama.camera.OrbitControl shownView();

    void act(Action action);

    void run(Command command);

    void export(Export what);

    Jobs jobs();

    Messages messages();

    Fonts fonts();

    /** Scale of the display, 1 = 96 dpi. */
    float scale();

    /** What draws, and how fast: "llvmpipe, 42 fps". */
    String engine();
}
