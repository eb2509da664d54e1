package diorama.gui.host;

import diorama.base.NativeCache;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks Dear ImGui's native library so that two windows that open at once do not write over each other's. */
final class ImGuiNatives {
    private static final Logger LOG = LoggerFactory.getLogger(ImGuiNatives.class);
    private static final String PATH_PROPERTY = "imgui.library.path";

    private ImGuiNatives() {}

    /** Must run before the first class of Dear ImGui is touched; running twice is harmless. */
    static void prepare() {
        String resource = "io/imgui/java/native-bin/" + System.mapLibraryName("imgui-java64");
        URL library = ImGuiNatives.class.getResource("/" + resource);
        if (System.getProperty(PATH_PROPERTY) != null || library == null) {
            return;
        }
        try {
            // another version has another length
            Path folder = NativeCache.folder("imgui-" + library.openConnection().getContentLengthLong());
            if (NativeCache.unpack(resource, folder)) {
                System.setProperty(PATH_PROPERTY, folder.toString());
            }
        } catch (IOException e) {
            // it then unpacks itself into the temporary folder
            LOG.debug("no cache for the native library", e);
        }
    }
}
