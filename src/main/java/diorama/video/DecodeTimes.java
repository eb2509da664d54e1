package diorama.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times at which the packets of joined segments are decoded: the n-th packet at the time of the frame that is shown n - D-th,
 * where D is by how many places packets are moved ahead at most. That is what one encoder over all of them would say.
 */
final class DecodeTimes {
    private final List<Long> shown = new ArrayList<>();
    private int delay;
    private int next;

    DecodeTimes(List<Path> segments) {
        segments.forEach(s -> add(PacketReader.times(s)));
    }

    /** Times of one segment's frames in the order of decoding; all are after those added before. */
    private void add(List<Long> decoded) {
        List<Long> sorted = decoded.stream().sorted().toList();
        for (int i = 0; i < decoded.size(); i++) {
            int place = java.util.Collections.binarySearch(sorted, decoded.get(i));
            delay = Math.max(delay, i - place);
        }
        shown.addAll(sorted);
    }

    long next() {
        int at = next++;
        if (at >= delay) {
            return shown.get(at - delay);
        }
        int last = Math.min(delay, shown.size() - 1);
        return shown.get(at) - Math.max(1, shown.get(last) - shown.get(0));
    }
}
