package diorama.pipeline;

import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.stereo.Disparity;

/** A photo with depth becomes a stereo picture. */
public final class StereoPicture {
    private StereoPicture() {}

    /** Draws {@code photo} as {@code job} asks, packed. */
    public static RgbaImage draw(Photo photo, StereoJob job) {
        RgbaImage image = photo.picture().image();
        double reach = Disparity.of(job.stereo(), image.size()).pixels();
        Layers layers = LayerBuilder.forStills()
                .build(
                        image,
                        photo.depth(),
                        job.relief(),
                        reach,
                        job.stereo().syntheticView().views());
        try (StereoBackend backend = Backends.stereo(job.renderer(), image.size(), job.stereo())) {
            RgbaImage packed = RgbaImage.allocate(backend.size());
            backend.draw(layers, packed);
            return packed;
        }
    }
}
