package diorama.gui;

import diorama.pipeline.StereoJob;

/** What can be saved of a document. */
enum Export {
    GLB("Scene, glTF binary", "", "glb", false),
    GLTF("Scene, glTF", "", "gltf", false),
    OBJ("Scene, Wavefront OBJ", "", "obj", false),
    PLY("Surface, PLY", "", "ply", false),
    STL("Surface for printing, STL", "", "stl", false),
    FBX("Scene, FBX", "", "fbx", false),
    DAE("Scene, Collada", "", "dae", false),
    HTML("Page that shows the scene, HTML", "", "html", false),
    DEPTH("Depth map, 16-bit PNG", "_depth", "png", true),
    RETOUCH("Retouching, JSON", "_retouch", "json", true),
    STEREO("Stereo picture, PNG", "", "png", true),
    CLIP("Camera move, film", "", "mp4", true);

    private final String label;
    private final String suffix;
    private final String extension;
    private final boolean photosOnly;

    Export(String label, String suffix, String extension, boolean photosOnly) {
        this.label = label;
        this.suffix = suffix;
        this.extension = extension;
        this.photosOnly = photosOnly;
    }

    String label() {
        return label;
    }

    String extension() {
        return extension;
    }

    /** Whether it can be made of {@code state}. */
    boolean possible(ViewState state) {
        return photosOnly
                ? state.document()
                        .flatMap(Document::relief)
                        .flatMap(Document.Relief::layers)
                        .isPresent()
                : !Staging.of(state).parts().isEmpty();
    }

    /** The file name that is proposed. */
    String proposed(String stem, Settings settings) {
        String end =
                switch (this) {
                    case STEREO -> StereoJob.DEFAULTS.with(settings.stereo()).fileSuffix();
                    case CLIP -> settings.clip().suffix();
                    default -> suffix;
                };
        return stem + end + "." + extension;
    }
}
