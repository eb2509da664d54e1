package diorama.bench;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.gl.GlDevice;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;
import diorama.render.GlStereo;
import diorama.render.Look;
import diorama.render.SceneRenderer;
import diorama.render.SoftwareSceneRenderer;
import diorama.stereo.Disparity;
import diorama.stereo.StereoOptions;
import diorama.stereo.View;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3f;
import org.lwjgl.opengl.GL33C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Drawing scenes and stereo pictures with OpenGL and without, read back to main memory. */
@SuppressWarnings("NullAway.Init") // JMH calls open() first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class GlBench {
    private static final Size FILM = new Size(1920, 1080);
    private static final Size VIEW = new Size(1280, 720);

    /** Samples per pixel of the scene. */
    @Param({"1", "4"})
    int samples;

    private GlDevice device;
    private GlStereo stereo;
    private Layers layers;
    private RgbaImage packed;
    private SceneRenderer opengl;
    private SoftwareSceneRenderer software;
    private Scene scene;
    private Camera aside;

    @Setup
    public void open() {
        device = GlDevice.headless();
        RgbaImage photo = picture();
        DepthMap depth = depth();
        stereo = new GlStereo(device, FILM, StereoOptions.DEFAULTS);
        layers = LayerBuilder.forStills()
                .build(
                        photo,
                        depth,
                        ReliefOptions.DEFAULTS,
                        Disparity.of(StereoOptions.DEFAULTS, FILM).pixels());
        packed = RgbaImage.allocate(stereo.size());
        stereo.upload(layers);
        opengl = new SceneRenderer(device);
        software = new SoftwareSceneRenderer();
        PhotoGeometry geometry = PhotoGeometry.of(FILM, ReliefOptions.DEFAULTS, 0);
        scene = ReliefMesher.mesh(layers, geometry, ReliefOptions.DEFAULTS);
        aside = new Camera(
                new Vector3f(-0.2f, 0.1f, 0),
                new Vector3f(0, 0, -2.5f),
                new Vector3f(0, 1, 0),
                geometry.photoCamera().projection());
        int triangles = scene.meshes().stream().mapToInt(m -> m.triangleCount()).sum();
        System.out.println(device.rendererName() + ", " + triangles + " triangles");
    }

    private static RgbaImage picture() {
        RgbaImage image = RgbaImage.allocate(FILM);
        for (int y = 0; y < FILM.height(); y++) {
            for (int x = 0; x < FILM.width(); x++) {
                image.setArgb(
                        x, y, 0xff000000 | ((x / 8) & 255) << 16 | ((y / 5) & 255) << 8 | (((x * 7) ^ (y * 5)) & 255));
            }
        }
        return image;
    }

    /** A floor with waves and forty discs before it. */
    private static DepthMap depth() {
        DepthMap map = DepthMap.allocate(FILM);
        for (int y = 0; y < FILM.height(); y++) {
            for (int x = 0; x < FILM.width(); x++) {
                double d = 0.1 + 0.3 * y / FILM.height() + 0.03 * Math.sin(x * 0.02) * Math.sin(y * 0.03);
                for (int k = 0; k < 40; k++) {
                    double dx = x - (k * 1187) % 1920;
                    double dy = y - (k * 739) % 1080;
                    if (dx * dx + dy * dy < 60 * 60) {
                        d = Math.max(d, 0.4 + 0.015 * k - (dx * dx + dy * dy) * 1e-5);
                    }
                }
                map.inverseDepth()[y * FILM.width() + x] = (float) Math.min(1, d);
            }
        }
        return map;
    }

    @TearDown
    public void close() {
        opengl.close();
        stereo.close();
        device.close();
    }

    /** Upload, both eyes, read-back. */
    @Benchmark
    public RgbaImage stereoFrame() {
        stereo.draw(layers, packed);
        return packed;
    }

    /** Both eyes and read-back alone. */
    @Benchmark
    public RgbaImage stereoDrawing() {
        stereo.drawUploaded(packed);
        return packed;
    }

    /** Both eyes into a picture that stays on the card. */
    @Benchmark
    public int stereoOnCard() {
        stereo.drawDirect(View.of(StereoOptions.DEFAULTS), packed);
        GL33C.glFinish();
        return GL33C.glGetError();
    }

    @Benchmark
    public RgbaImage sceneOpenGl() {
        return opengl.draw(scene, aside, VIEW, Look.DEFAULTS.withSamples(samples));
    }

    @Benchmark
    public RgbaImage sceneCpu() {
        return software.draw(scene, aside, VIEW, Look.DEFAULTS.withSamples(samples));
    }
}
