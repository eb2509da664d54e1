package diorama.gui.look;

import imgui.ImFontConfig;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;

/**
 * Ranges of letters in memory that stays where it is. Dear ImGui keeps no more than their address until the letters are baked,
 * and its Java binding gives it that of an array, which a collection of garbage moves away: letters were missing then, or all.
 * Closed once the letters are baked. Confined to one thread.
 */
final class GlyphRanges implements AutoCloseable {
    /** Where ImFontConfig has GlyphOffset.y, GlyphRanges and GlyphMinAdvanceX, bytes. */
    private static final long OFFSET_Y = 48;

    private static final long RANGES = 56;
    private static final long MIN_ADVANCE = 64;
    /** Is found again where {@link ImFontConfig}'s layout is as it was. */
    private static final float MARK = 1234.5f;

    private final List<ShortBuffer> held = new ArrayList<>();

    /**
     * Makes a font one of these letters alone.
     *
     * @param ranges first and last ones, ended by 0
     */
    void give(ImFontConfig config, short[] ranges) {
        check(config);
        ShortBuffer stays = MemoryUtil.memAllocShort(ranges.length).put(ranges).flip();
        held.add(stays);
        MemoryUtil.memPutAddress(config.ptr + RANGES, MemoryUtil.memAddress(stays));
    }

    private static void check(ImFontConfig config) {
        float down = config.getGlyphOffsetY();
        config.setGlyphOffset(config.getGlyphOffsetX(), MARK);
        config.setGlyphMinAdvanceX(2 * MARK);
        boolean alike = MemoryUtil.memGetFloat(config.ptr + OFFSET_Y) == MARK
                && MemoryUtil.memGetFloat(config.ptr + MIN_ADVANCE) == 2 * MARK;
        config.setGlyphOffset(config.getGlyphOffsetX(), down);
        config.setGlyphMinAdvanceX(0);
        if (!alike) {
            throw new IllegalStateException("ImFontConfig has another layout than that of Dear ImGui 1.88 of 64 bits");
        }
    }

    @Override
    public void close() {
        held.forEach(MemoryUtil::memFree);
        held.clear();
    }
}
