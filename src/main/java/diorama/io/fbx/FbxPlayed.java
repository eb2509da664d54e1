package diorama.io.fbx;

import java.util.Optional;
import java.util.TreeSet;

/**
 * A curve of an FBX file with what goes on before its first key and behind its last one.
 *
 * @param curve with keys
 * @param isStill whether it never moves
 */
record FbxPlayed(FbxCurve curve, Beyond before, Beyond behind, boolean isStill) {
    /** Of the times that a curve comes again. */
    private static final int MOST_TIMES = 1 << 16;

    /** What goes on. */
    enum Way {
        CONSTANT,
        SLOPE,
        REPEAT,
        /** Each time from where the last one ended. */
        RELATIVE,
        MIRROR
    }

    /** @param times how often it comes again, negative for ever */
    record Beyond(Way way, long times) {
        static final Beyond REST = new Beyond(Way.CONSTANT, -1);

        /** @param curve as the file has it; of a text the way is a word, else the number of a letter */
        static Beyond of(FbxTree.Node curve, String side) {
            Optional<FbxTree.Node> found = curve.child(side + "-Extrapolation");
            String letter = found.flatMap(f -> f.child("Type"))
                    .map(type -> type.text(0).isEmpty() ? String.valueOf((char) type.whole(0)) : type.text(0))
                    .orElse("C");
            long times = found.flatMap(f -> f.child("Repetition"))
                    .map(t -> t.whole(0))
                    .orElse(-1L);
            Way way =
                    switch (letter) {
                        case "A" -> Way.RELATIVE;
                        case "K" -> Way.SLOPE;
                        case "M" -> Way.MIRROR;
                        case "R" -> Way.REPEAT;
                        default -> Way.CONSTANT;
                    };
            return times == 0 && way != Way.SLOPE ? REST : new Beyond(way, times);
        }
    }

    static FbxPlayed of(FbxCurve curve, FbxTree.Node node) {
        return new FbxPlayed(curve, Beyond.of(node, "Pre"), Beyond.of(node, "Post"), curve.isStill());
    }

    private long first() {
        return curve.times()[0];
    }

    private long last() {
        return curve.times()[curve.times().length - 1];
    }

    /** Whether it moves outside its keys within some time. */
    boolean goesOn(long from, long to) {
        return first() < last()
                && ((before.way != Way.CONSTANT && from < first()) || (behind.way != Way.CONSTANT && to > last()));
    }

    double at(long time) {
        if (first() == last() || (time >= first() && time <= last())) {
            return curve.at(time);
        }
        boolean early = time < first();
        Beyond beyond = early ? before : behind;
        if (beyond.way == Way.CONSTANT) {
            return curve.at(time);
        }
        double away = early ? (double) first() - time : (double) time - last();
        if (beyond.way == Way.SLOPE) {
            return curve.at(time) + curve.slope(early) * (early ? -away : away) / FbxCurve.SECOND;
        }
        double length = (double) last() - first();
        double round = Math.floor(away / length);
        double within = away - round * length;
        if (beyond.times > 0 && round >= beyond.times) {
            round = beyond.times - 1.0;
            within = length;
        }
        if (beyond.way == Way.MIRROR && round % 2 == 0) {
            within = length - within;
        }
        double value = curve.at(first() + Math.round(early ? length - within : within));
        if (beyond.way != Way.RELATIVE) {
            return value;
        }
        double step = curve.at(last()) - curve.at(first());
        return value + (early ? -step : step) * (round + 1);
    }

    /** Adds the times of its keys, and of its jumps, to others. */
    void addTimes(long from, long to, TreeSet<Long> out) {
        long length = last() - first();
        boolean once = length <= 0;
        long low = once || before.way == Way.CONSTANT ? 0 : Math.min(0, round(from, first(), length) - 1);
        long high = once || behind.way == Way.CONSTANT ? 0 : Math.max(0, round(to, last(), length) + 1);
        // those that the take has nothing of may be many
        low = Math.max(low, Math.min(high, round(from, last(), length) - 1));
        high = Math.min(high, Math.max(low, round(to, first(), length) + 1));
        int count = curve.times().length;
        for (long round = low; round <= high && round - low < MOST_TIMES; round++) {
            for (int k = 0; k < count && out.size() < MOST_TIMES; k++) {
                long time = curve.times()[k];
                long shift = round * length;
                add(time + shift, from, to, out);
                if (k + 1 == count && round < high) {
                    add(time + shift - FbxCurve.JUMP, from, to, out);
                }
                if (k + 1 < count && curve.jump(k) >= 0) {
                    add(curve.jump(k) + shift, from, to, out);
                }
            }
        }
    }

    /** How many rounds a time is behind another, negative before it. */
    private static long round(long time, long than, long length) {
        return (long) (((double) time - than) / length);
    }

    private static void add(long time, long from, long to, TreeSet<Long> out) {
        if (time >= from && time <= to) {
            out.add(time);
        }
    }
}
