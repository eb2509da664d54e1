package diorama.pipeline.photo;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.RimWidener;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefBackdrop;
import diorama.relief.ReliefMesher;
import diorama.relief.ReliefOptions;

/** A photo with depth becomes a layered surface and a scene of meshes. */
public final class PhotoToRelief {
    /** Parallax that the background layer and the mesh's error bound are made for, share of the longer side. */
    public static final double REACH = 0.04;

    /** How far a mesh's background goes on under near objects, for views that turn, share of the longer side. */
    private static final double ORBIT_REACH = 0.15;

    private PhotoToRelief() {}

    /** The relief options with metres filled in where the depth is metric. */
    public static ReliefOptions options(Photo photo, ReliefOptions options) {
        return photo.metric()
                .map(m -> new ReliefOptions(
                        options.fov(),
                        m.near(),
                        Math.max(m.far(), m.near() * 1.01f),
                        options.maxError(),
                        options.subdivisions(),
                        options.tear(),
                        options.background(),
                        options.fill(),
                        options.skirt(),
                        options.surfaceSize()))
                .orElse(options);
    }

    public static PhotoGeometry geometry(Photo photo, ReliefOptions options) {
        Size size = photo.picture().image().size();
        return PhotoGeometry.of(
                size, options(photo, options), photo.picture().focalPx().orElse(0));
    }

    /**
     * @param reachPx parallax between d = 0 and d = 1 that the background must last for, px
     */
    public static Layers layers(Photo photo, ReliefOptions options, double reachPx) {
        Layers own = LayerBuilder.forStills().build(photo.picture().image(), photo.depth(), options, reachPx);
        return photo.fills().painted(own, options);
    }

    /**
     * The scene of a photo for views from all around, worked out on its grid ({@link ReliefOptions#surfaceSize}).
     *
     * @param edges as they were taken for the photo's depth
     * @param reach parallax that must be exact, share of the longer side
     */
    public static Scene scene(Photo photo, DepthOptions edges, ReliefOptions options, double reach) {
        return scene(torn(photo, edges, options, reach), photo, options, reach);
    }

    /** A photo's surface on its grid, torn, without a background; what {@link #scene(Layers, Photo, ReliefOptions, double)} takes. */
    public static Layers torn(Photo photo, DepthOptions edges, ReliefOptions options, double reach) {
        Photo grid = SurfaceGrid.of(photo, options);
        RgbaImage image = grid.picture().image();
        DepthMap depth = edges.edgeDilation() > 0 ? RimWidener.alongColumns(grid.depth(), image) : grid.depth();
        return LayerBuilder.torn(image, depth, options, reach * image.size().longSide());
    }

    /** The scene of a photo's torn surface, with all of the photo's pixels on its front; it has a background of its own. */
    public static Scene scene(Layers torn, Photo photo, ReliefOptions options, double reach) {
        PhotoGeometry geometry = geometry(photo, options).scaled(torn.size());
        double reachPx = reach * torn.size().longSide();
        return SurfaceGrid.textured(
                scene(torn, geometry, options(photo, options), reachPx, photo.fills()),
                photo.picture().image());
    }

    /**
     * The scene of layers that were torn for {@code reachPx}; it has a background of its own.
     *
     * @param fills paints that
     */
    public static Scene scene(
            Layers layers, PhotoGeometry geometry, ReliefOptions options, double reachPx, Fills fills) {
        Layers turned = options.subdivisions() > 0
                ? layers
                : fills.painted(
                        ReliefBackdrop.orbited(
                                layers, options, ORBIT_REACH * layers.size().longSide()),
                        options);
        return ReliefMesher.mesh(turned, geometry, options, reachPx);
    }
}
