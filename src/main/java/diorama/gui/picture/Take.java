package diorama.gui.picture;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.StereoPreview;
import diorama.image.LightMap;
import diorama.image.RgbaImage;
import diorama.render.Lighting;
import diorama.render.Look;
import diorama.stereo.StereoOptions;
import java.util.Optional;

/** Everything that a picture depends on. */
record Take(
        Staging staging,
        OrbitControl view,
        Look look,
        Lighting lighting,
        Optional<LightMap> around,
        StereoPreview preview,
        StereoOptions stereo,
        Size size,
        boolean draft,
        Optional<Camera> through,
        Optional<RgbaImage> eyes,
        Optional<Exposure> exposure) {
    static Take of(
            Staging staging,
            OrbitControl view,
            Settings settings,
            Optional<LightMap> around,
            Size size,
            boolean draft,
            Through through) {
        return new Take(
                staging,
                view,
                draft ? settings.look().withSamples(1) : settings.look(),
                settings.lighting(),
                around,
                settings.view().stereoPreview(),
                settings.stereo(),
                size,
                draft,
                through.camera(),
                through.eyes(),
                through.exposure());
    }

    /** The photo, if nothing else is there and it is seen by its camera. */
    Optional<Staging.Part> photoAtHome() {
        return staging.onlyPhoto()
                .filter(part -> through.isEmpty())
                .filter(part -> view.equals(part.document().home()));
    }

    /** Whether nothing but the photo is seen, as its camera took it. */
    boolean flat() {
        return photoAtHome().filter(p -> p.object().hiddenMeshes().isEmpty()).isPresent()
                && look.showsPhoto()
                && preview == StereoPreview.OFF;
    }

    float aspect() {
        return (float) size.width() / size.height();
    }
}
