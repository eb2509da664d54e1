package diorama.image;

import diorama.base.Parallel;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Pictures whose bytes are already sRGB, grey or colours one after the other, as most files have them: they are only put in order. */
final class PlainBytes {
    private PlainBytes() {}

    static boolean areIn(Decoded stored) {
        return stored.bits() == 8
                && stored.coding() == Decoded.Coding.ENCODED
                && stored.palette().isEmpty()
                && stored.profile().isEmpty()
                && !stored.premultiplied()
                && stored.colors() != 2
                && stored.raster().getSampleModel() instanceof PixelInterleavedSampleModel
                && stored.raster().getDataBuffer() instanceof DataBufferByte data
                && data.getNumBanks() == 1;
    }

    static void copy(Decoded stored, RgbaImage out) {
        Raster raster = stored.raster();
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
        DataBufferByte data = (DataBufferByte) raster.getDataBuffer();
        byte[] bytes = data.getData();
        int[] bands = model.getBandOffsets();
        int red = bands[0];
        int green = stored.colors() < 3 ? red : bands[1];
        int blue = stored.colors() < 3 ? red : bands[2];
        int alpha = stored.alpha() ? bands[stored.colors()] : -1;
        int step = model.getPixelStride();
        int line = model.getScanlineStride();
        int first = data.getOffset()
                + (raster.getMinY() - raster.getSampleModelTranslateY()) * line
                + (raster.getMinX() - raster.getSampleModelTranslateX()) * step;
        Parallel.rows(out.height(), (y0, y1) -> {
            byte[] row = new byte[4 * out.width()];
            for (int y = y0; y < y1; y++) {
                int from = first + y * line;
                for (int o = 0; o < row.length; o += 4, from += step) {
                    row[o] = bytes[from + red];
                    row[o + 1] = bytes[from + green];
                    row[o + 2] = bytes[from + blue];
                    row[o + 3] = alpha < 0 ? -1 : bytes[from + alpha];
                }
                out.rgba().put(out.index(0, y), row);
            }
        });
    }
}
