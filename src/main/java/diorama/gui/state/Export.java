package diorama.gui.state;

import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.MediaKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be saved of a document. */
public enum Export {
    GLB("Scene, glTF binary", "", "glb", false),
    GLTF("Scene, glTF", "", "gltf", false),
    OBJ("Scene, Wavefront OBJ", "", "obj", false),
    PLY("Surface, PLY", "", "ply", false),
    STL("Surface for printing, STL", "", "stl", false),
    FBX("Scene, FBX", "", "fbx", false),
    DAE("Scene, Collada", "", "dae", false),
    HTML("Page that shows the scene, HTML", "", "html", false),
    DEPTH("Depth map", "_depth", "png", true),
    RETOUCH("Retouching, JSON", "_retouch", "json", true),
    STEREO("Stereo picture", "", "png", true),
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

    public String label() {
        return label;
    }

    public String extension() {
        return extension;
    }

    /** Whether it is made of the active photo alone. */
    public boolean photosOnly() {
        return photosOnly;
    }

    /** Whether it can be made of {@code state}. */
    public boolean possible(ViewState state) {
        return photosOnly
                ? state.document()
                        .flatMap(Document::relief)
                        .flatMap(Document.Relief::depth)
                        .isPresent()
                : !Staging.of(state).parts().isEmpty();
    }

    /** What is proposed behind the source's name: "_depth.png". */
    public String ending(Settings settings, ExportWish wish) {
        return end(settings, wish) + "." + endings(wish).get(0);
    }

    /** The same for the kind of file that the target's name asks for. */
    public String follows(Optional<Path> target, Settings settings, ExportWish wish) {
        String now = target.map(MediaKind::extension).orElse("");
        return this != DEPTH && endings(wish).contains(now) ? end(settings, wish) + "." + now : ending(settings, wish);
    }

    private String end(Settings settings, ExportWish wish) {
        return switch (this) {
            case STEREO -> StereoJob.DEFAULTS.with(settings.stereo()).fileSuffix();
            case CLIP -> settings.clip().suffix();
            case DEPTH -> {
                String whole = wish.depth().kind().format().ending(false);
                yield whole.substring(0, whole.lastIndexOf('.'));
            }
            default -> suffix;
        };
    }

    /** Endings of names that it can be written to, without dots; the usual one first. */
    public List<String> endings(ExportWish wish) {
        return switch (this) {
            case STEREO -> List.of("png", "jpg", "jps", "mpo", "webp", "tif", "bmp");
            case CLIP -> List.of("mp4", "mkv", "mov", "webm", "avi", "gif", "apng", "webp");
            case DEPTH -> {
                String whole = wish.depth().kind().format().ending(false);
                yield List.of(whole.substring(whole.lastIndexOf('.') + 1));
            }
            default -> List.of(extension);
        };
    }
}
