package diorama.cli;

import diorama.base.UserError;
import diorama.onnx.ModelCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the program: models, samples and shaders lie in it. */
final class Home {
    private Home() {}

    /** What the launcher says, else the working folder. */
    static Path folder() {
        return Path.of(System.getProperty("diorama.home", "."));
    }

    static ModelCatalogue models() {
        Path models = folder().resolve("models");
        if (!Files.isDirectory(models)) {
            throw new UserError(models + ": the folder of depth models is not there, want -Ddiorama.home=FOLDER");
        }
        return ModelCatalogue.read(models).telling(words -> System.err.println("diorama: " + words));
    }
}
