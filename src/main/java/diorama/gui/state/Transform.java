package diorama.gui.state;

import diorama.camera.OrbitControl;
import diorama.gui.look.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A move, turn or change of size under way: where it began, where the mouse is now, along what, and what was typed. Pure, so
 * that recordings can be replayed.
 *
 * @param start placements at the beginning, by object
 * @param center what is turned and grown about, world space
 * @param axes 1 where the change goes along the world's axis, 0 where it does not
 * @param typed digits so far; empty while the mouse rules
 * @param from where the mouse was at the beginning, in half heights of the viewport from its middle, + right and up
 * @param to where the mouse is
 */
public record Transform(
        Kind kind, Map<Integer, Placement> start, Vector3fc center, Vector3fc axes, String typed, Spot from, Spot to) {
    /** Gestures that move, turn or grow have numbers from here on. */
    public static final int FIRST_GESTURE = 1_000_000;

    private static final Vector3fc FREE = new Vector3f(1);

    public enum Kind {
        MOVE("Move", 0.1f),
        ROTATE("Rotate", 5),
        GROW("Scale", 0.1f);

        private final String label;

        /** What Ctrl snaps to: metres, degrees, factors. */
        private final float grid;

        Kind(String label, float grid) {
            this.label = label;
            this.grid = grid;
        }

        public String label() {
            return label;
        }
    }

    /** A place of the viewport, in half heights from its middle, + right and up. */
    public record Spot(float x, float y) {}

    /** Whether the last step of the history was made by one. */
    static boolean made(History history) {
        return history.gesture() > FIRST_GESTURE;
    }

    public static Transform of(Kind kind, Project project, Vector3fc center, Spot mouse) {
        Map<Integer, Placement> start = new HashMap<>();
        project.selection().forEach(o -> start.put(o.id(), o.placement()));
        return new Transform(kind, start, center, FREE, "", mouse, mouse);
    }

    public Transform to(Spot mouse) {
        return new Transform(kind, start, center, axes, typed, from, mouse);
    }

    /** Along one axis (0 to 2), or with {@code plane} along the two others; the same again sets it free. */
    public Transform lock(int axis, boolean plane) {
        Vector3f wanted = new Vector3f(plane ? 1 : 0).setComponent(axis, plane ? 0 : 1);
        Vector3fc next = wanted.equals(axes, 0) ? FREE : wanted;
        return new Transform(kind, start, center, next, typed, from, to);
    }

    /** With a digit, point or minus, which turns the sign; anything else is left out. */
    public Transform type(char c) {
        String next = typed;
        if (c == '-') {
            next = typed.startsWith("-") ? typed.substring(1) : "-" + typed;
        } else if (Character.isDigit(c) || (c == '.' && !typed.contains("."))) {
            next = typed + c;
        }
        return new Transform(kind, start, center, axes, next, from, to);
    }

    public Transform backspace() {
        String next = typed.isEmpty() ? typed : typed.substring(0, typed.length() - 1);
        return new Transform(kind, start, center, axes, next, from, to);
    }

    boolean free() {
        return axes.equals(FREE);
    }

    private double number() {
        try {
            return Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            // no number yet: a minus or a point alone
            return kind == Kind.GROW ? 1 : 0;
        }
    }

    /** Metres, degrees about X, Y and Z or about the view's axis (then all three are alike), or factors. */
    public Vector3f amount(OrbitControl view, boolean snap) {
        Vector3f amount =
                switch (kind) {
                    case MOVE -> movement(view);
                    case ROTATE -> new Vector3f(axes).mul((float) Math.toDegrees(turn(view)));
                    case GROW -> factors(view);
                };
        if (snap && typed.isEmpty()) {
            float grid = kind.grid;
            for (int i = 0; i < 3; i++) {
                amount.setComponent(i, Math.round(amount.get(i) / grid) * grid);
            }
        }
        return amount;
    }

    private Vector3f movement(OrbitControl view) {
        if (!typed.isEmpty()) {
            // as in Blender a number without an axis goes along X
            return new Vector3f(free() ? new Vector3f(1, 0, 0) : axes)
                    .mul((float) number())
                    .add(0, 0, 0);
        }
        float perUnit = perHalfHeight(view);
        float dx = (to.x - from.x) * perUnit;
        float dy = (to.y - from.y) * perUnit;
        if (free()) {
            return view.right().mul(dx).add(view.up().mul(dy));
        }
        Vector3f sum = new Vector3f();
        for (int axis = 0; axis < 3; axis++) {
            if (axes.get(axis) != 0) {
                Vector3f unit = new Vector3f().setComponent(axis, 1);
                float sx = unit.dot(view.right());
                float sy = unit.dot(view.up());
                float seen = sx * sx + sy * sy;
                // an axis that points at the eye follows the mouse upwards
                sum.setComponent(axis, seen > 0.02f ? (dx * sx + dy * sy) / seen : dy);
            }
        }
        return sum;
    }

    /** Scene units that half the viewport's height spans at the centre. */
    private float perHalfHeight(OrbitControl view) {
        float depth = view.parallel()
                ? view.distance()
                : Math.max(1e-4f, view.eye().sub(center).dot(view.back()));
        return depth * view.halfHeight(1);
    }

    /** Where the centre is seen. */
    private Spot middle(OrbitControl view) {
        Vector3f toCenter = new Vector3f(center).sub(view.eye());
        float per = perHalfHeight(view);
        return new Spot(toCenter.dot(view.right()) / per, toCenter.dot(view.up()) / per);
    }

    private double turn(OrbitControl view) {
        if (!typed.isEmpty()) {
            return Math.toRadians(number());
        }
        Spot m = middle(view);
        double angle = Math.atan2(to.y - m.y, to.x - m.x) - Math.atan2(from.y - m.y, from.x - m.x);
        boolean away = !free() && new Vector3f(axes).dot(view.back()) < 0;
        return Math.IEEEremainder(away ? -angle : angle, 2 * Math.PI);
    }

    private Vector3f factors(OrbitControl view) {
        float factor = (float) number();
        if (typed.isEmpty()) {
            // the mouse at twice the distance doubles the size; a lever of some length keeps the hand calm
            Spot m = middle(view);
            double before = Math.max(0.05, Math.hypot(from.x - m.x, from.y - m.y));
            factor = (float) (Math.hypot(to.x - m.x, to.y - m.y) / before);
        }
        return new Vector3f(
                axes.x() * factor + 1 - axes.x(), axes.y() * factor + 1 - axes.y(), axes.z() * factor + 1 - axes.z());
    }

    /** Where the objects are after {@link #amount}. */
    public Map<Integer, Placement> placements(OrbitControl view, Vector3fc amount) {
        Map<Integer, Placement> now = new HashMap<>();
        start.forEach((id, placement) -> now.put(id, placed(placement, view, amount)));
        return now;
    }

    private Placement placed(Placement placement, OrbitControl view, Vector3fc amount) {
        return switch (kind) {
            case MOVE -> placement.moved(amount);
            case ROTATE -> placement.turned(rotation(view, amount), center);
            case GROW -> placement.grown(amount, center);
        };
    }

    /** The one number of a turn's amount, degrees. */
    public float angle(Vector3fc amount) {
        return amount.dot(axes) / axes.lengthSquared();
    }

    /** The amount of a turn by {@code angle} degrees about the same axis. */
    public Vector3f turnedBy(float angle) {
        return new Vector3f(axes).mul(angle);
    }

    private Quaternionf rotation(OrbitControl view, Vector3fc degrees) {
        float angle = (float) Math.toRadians(angle(degrees));
        if (free()) {
            return new Quaternionf().rotationAxis(angle, view.back());
        }
        return new Quaternionf().rotationAxis(angle, new Vector3f(axes).normalize());
    }

    /** As the viewport tells it: "Move X 0.25 m". */
    public String words(Texts texts, Vector3fc amount) {
        StringBuilder text = new StringBuilder(texts.say(kind.label));
        if (!free()) {
            text.append(' ');
            for (int i = 0; i < 3; i++) {
                text.append(axes.get(i) != 0 ? "XYZ".substring(i, i + 1) : "");
            }
        }
        text.append("   ");
        if (!typed.isEmpty()) {
            return text.append(typed).append('|').toString();
        }
        String numbers =
                switch (kind) {
                    case MOVE -> String.format(Locale.ROOT, "%.3f  %.3f  %.3f m", amount.x(), amount.y(), amount.z());
                    case ROTATE -> String.format(Locale.ROOT, "%.1f\u00b0", angle(amount));
                    case GROW -> String.format(Locale.ROOT, "%.3f  %.3f  %.3f", amount.x(), amount.y(), amount.z());
                };
        return text.append(numbers).toString();
    }
}
