package diorama.pipeline.clip;

import diorama.options.Spelled;
import java.util.Locale;

/**
 * How the camera of a clip moves; names as in 3D-Photo-Inpainting and DepthFlow, and those that film makers use.
 *
 * <p>{@code way} goes from 0 to 1, in a loop and back; {@code turn} goes once round, radians.
 */
public enum CameraMove implements Spelled {
    /** Forward while the view widens: the focused plane keeps its size. */
    DOLLY_ZOOM {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.ahead(way);
        }
    },
    /** Forward. */
    ZOOM_IN {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.ahead(way);
        }
    },
    /** Back to where the photo was taken. */
    ZOOM_OUT {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.ahead(1 - way);
        }
    },
    /** Around in the picture plane, the focused plane standing still. */
    CIRCLE {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.beside(Math.sin(turn), FLAT * Math.cos(turn));
        }
    },
    /** Left and right, the focused plane standing still; DepthFlow's horizontal. */
    SWING {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.beside(Math.sin(turn), 0);
        }
    },
    /** Up and down, the focused plane standing still. */
    VERTICAL {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.beside(0, Math.sin(turn));
        }
    },
    /** On an arc around the focused point, left and right. */
    ORBIT {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.around(Math.sin(turn), 0);
        }
    },
    /** Around the focused point on a cone: the line of sight draws a circle. */
    WOBBLE {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.around(Math.sin(turn), FLAT * Math.cos(turn));
        }
    },
    /** From left to right along a line. */
    STRAIGHT_LINE {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.beside(2 * way - 1, 0);
        }
    },
    /** From left to right in a bow that leads ahead and over the middle. */
    ARC {
        @Override
        CameraPose pose(double way, double turn) {
            double bow = Math.sin(Math.PI * way);
            return new CameraPose(-Math.cos(Math.PI * way), FLAT * bow, FLAT * bow, 0, 0, 0);
        }
    },
    /** Ahead and aside at once, out of the middle. */
    BOOMERANG {
        @Override
        CameraPose pose(double way, double turn) {
            return new CameraPose(way, 0, way, 0, 0, 0);
        }
    },
    /** From below to above, as on a crane, looking at the focused point. */
    CRANE {
        @Override
        CameraPose pose(double way, double turn) {
            return CameraPose.around(0, 2 * way - 1);
        }
    },
    /** Forward in a circle that grows. */
    SPIRAL {
        @Override
        CameraPose pose(double way, double turn) {
            return new CameraPose(way * Math.sin(2 * turn), FLAT * way * Math.cos(2 * turn), way, 0, 0, 0);
        }
    },
    /** As a camera held in the hand: small, never twice the same within the clip, yet closed. */
    HANDHELD {
        @Override
        CameraPose pose(double way, double turn) {
            double x = 0.5 * Math.sin(turn) + 0.3 * Math.sin(2 * turn + 1) + 0.12 * Math.sin(5 * turn + 2);
            double y = 0.3 * Math.sin(turn + 2) + 0.2 * Math.sin(3 * turn + 4) + 0.08 * Math.sin(7 * turn);
            double forward = 0.15 * (1 + Math.sin(2 * turn + 5));
            double roll = 0.3 * Math.sin(turn + 3) + 0.15 * Math.sin(4 * turn + 1);
            return new CameraPose(x, y, forward, 0, 0, roll);
        }
    };

    /** Height of bows and circles, of their width: people look left and right more than up and down. */
    private static final double FLAT = 0.6;

    abstract CameraPose pose(double way, double turn);

    /** The focused plane keeps its size while the camera goes forward. */
    boolean keepsFocus() {
        return this == DOLLY_ZOOM;
    }

    @Override
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
