package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.HeadlessDevice;
import diorama.gl.Texture;
import diorama.image.RgbaImage;
import diorama.image.Sampler;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("gl")
class PyramidsTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    /** Just more than is waited for. */
    private static final Size LARGE = new Size(4200, 3000);

    private static final Size SIZE = new Size(168, 120);

    private static RgbaImage ramp(Size size, int alpha) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setArgb(
                        x,
                        y,
                        (alpha << 24) | ((255 * x / size.width()) << 16) | ((255 * y / size.height()) << 8) | 128);
            }
        }
        return image;
    }

    @Test
    void levelsGoDownToOnePixelWhateverIsSeenThrough() {
        for (int alpha : new int[] {255, 128}) {
            Pyramid pyramid = Pyramid.of(ramp(new Size(300, 200), alpha), 20_000, 1 << 14);
            assertEquals(alpha == 255, pyramid.opaque());
            assertTrue(pyramid.top().size().pixels() <= 20_000, pyramid.top().size() + " is too large");
            Size last = pyramid.top().size();
            for (RgbaImage level : pyramid.levels().subList(1, pyramid.levels().size())) {
                assertEquals(new Size(Math.max(1, last.width() / 2), Math.max(1, last.height() / 2)), level.size());
                last = level.size();
            }
            assertEquals(new Size(1, 1), last);
        }
    }

    /** So many are 4 to 12 megapixels where there is no card: once they were halved without end. */
    @Test
    @Timeout(20) // s
    void picturesWithoutALimitStayWhole() {
        Pyramid pyramid = Pyramid.of(ramp(new Size(300, 200), 255), Long.MAX_VALUE, 1 << 14);
        assertEquals(new Size(300, 200), pyramid.top().size());
    }

    @Test
    void picturesThatAreALittleTooLargeLoseNoMoreThanThat() {
        Pyramid pyramid = Pyramid.of(ramp(new Size(300, 200), 255), 50_000, 1 << 14);
        assertTrue(pyramid.top().size().pixels() > 45_000, pyramid.top().size() + " is too small");
    }

    @Test
    void aLargePictureIsSeenAtOnceAndIsWholeAfterwards() {
        RgbaImage photo = ramp(LARGE, 255);
        PhotoGeometry geometry = PhotoGeometry.of(LARGE, ReliefOptions.DEFAULTS, 0);
        float[] corners = new float[12];
        float[] uvs = {0, 0, 0, 1, 1, 1, 1, 0};
        for (int i = 0; i < 4; i++) {
            Vector3d p = geometry.point(uvs[2 * i] * LARGE.width(), uvs[2 * i + 1] * LARGE.height(), 0.5);
            corners[3 * i] = (float) p.x;
            corners[3 * i + 1] = (float) p.y;
            corners[3 * i + 2] = (float) p.z;
        }
        Mesh plane = new Mesh("photo", corners, new float[0], uvs, new int[] {0, 1, 2, 0, 2, 3}, 0);
        Material material = new Material("photo", new Vector4f(1), Optional.of(photo), 0, 1, true);
        Node node = new Node("photo", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Scene scene = new Scene(List.of(node), List.of(plane), List.of(material));
        Look plain = Look.DEFAULTS.withSamples(1).with(Backdrop.BLACK);
        try (SceneRenderer at = new SceneRenderer(gl.get());
                SceneRenderer soon = new SceneRenderer(gl.get(), Pyramids.upTo(8_000_000))) {
            RgbaImage whole = at.draw(scene, geometry.photoCamera(), SIZE, plain);
            assertFalse(at.isComing());
            RgbaImage sketch = soon.draw(scene, geometry.photoCamera(), SIZE, plain);
            assertTrue(soon.isComing(), "the window waits for it");
            assertTrue(Scenes.maxDifference(whole, sketch, 2 /* px */) < 16, "the sketch is another picture");
            soon.bringAll();
            assertFalse(soon.isComing());
            int most = Scenes.maxDifference(whole, soon.draw(scene, geometry.photoCamera(), SIZE, plain), 2 /* px */);
            // drivers take two texels where there are three of an odd row
            assertTrue(most <= 3, "differs by " + most + "/255");
        }
    }

    /** As the background of a large photo's relief is; a film's frame of that size is alone. */
    @Test
    void aSmallerPictureIsWaitedForBesideALargeOneOnly() {
        RgbaImage large = ramp(LARGE, 255);
        RgbaImage smaller = ramp(new Size(1600, 1000), 255);
        try (GlScope scope = gl.get().scope().child("test")) {
            GpuPictures alone = new GpuPictures(scope, 1 << 14, Pyramids.upTo(8_000_000));
            alone.keep(Set.of(smaller));
            alone.color(Optional.of(smaller), Sampler.SINGLE);
            assertFalse(alone.isComing());
            GpuPictures beside = new GpuPictures(scope, 1 << 14, Pyramids.upTo(8_000_000));
            beside.keep(Set.of(smaller, large));
            beside.color(Optional.of(smaller), Sampler.SINGLE);
            assertTrue(beside.isComing(), "the window waits for it");
            beside.bringAll();
            assertEquals(
                    smaller.size(),
                    beside.color(Optional.of(smaller), Sampler.SINGLE).size());
            beside.keep(Set.of(smaller));
            assertEquals(
                    smaller.size(),
                    beside.color(Optional.of(smaller), Sampler.SINGLE).size(),
                    "it is brought again");
            beside.keep(Set.of());
        }
    }

    @Test
    void whatCannotBeMadeIsToldOnceAndLeavesItsSketch() {
        CompletableFuture<Pyramid> never = CompletableFuture.failedFuture(new OutOfMemoryError("too large"));
        try (GlScope scope = gl.get().scope().child("test");
                ComingTexture texture = new ComingTexture(scope, ramp(SIZE, 255), new Pyramids.Coming(never, never))) {
            Texture sketch = texture.texture();
            assertThrows(OutOfMemoryError.class, texture::bring);
            assertFalse(texture.isComing());
            assertFalse(texture.bring());
            assertSame(sketch, texture.texture());
        }
    }
}
