package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.Size;
import diorama.base.UserError;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the pixels of a file through ImageIO as they are stored; every fault becomes one {@link UserError}. */
final class Decoder {
    /** Larger pictures are refused before anything is allocated: 200 megapixels. */
    static final long MAX_PIXELS = 200_000_000L;

    static {
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    private Decoder() {}

    static BufferedImage decode(Path file, PictureFormat format) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new UserError(file + ": cannot be read");
            }
            return decode(file, format, in);
        } catch (EOFException e) {
            throw new UserError(file + ": is truncated or broken, want a whole " + format + " picture", e);
        } catch (IOException e) {
            throw broken(file, format, e, AtomicFile.reason(e));
        } catch (OutOfMemoryError e) {
            throw new UserError(
                    file + ": needs more memory than the "
                            + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB that Java may use",
                    e);
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw broken(file, format, e, e.getClass().getSimpleName());
        }
    }

    private static BufferedImage decode(Path file, PictureFormat format, ImageInputStream in) throws IOException {
        ImageReader reader = reader(file, format);
        try {
            AtomicReference<String> warning = new AtomicReference<>();
            reader.addIIOReadWarningListener((source, text) -> warning.compareAndSet(null, text));
            reader.setInput(in, true, format != PictureFormat.TIFF && format != PictureFormat.GIF);
            checkSize(file, reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0);
            String said = warning.get();
            if (said != null && said.contains("runcated")) {
                throw new EOFException(said);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Path file, PictureFormat format) {
        String name = format == PictureFormat.PFM ? "pnm" : format.label();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name);
        if (!readers.hasNext()) {
            throw new UserError(file + ": is " + format + ", which cannot be read here, want " + PictureFormat.WANTED);
        }
        return readers.next();
    }

    /** @throws UserError when the size that a file declares is nonsense */
    static Size checkSize(Path file, long width, long height) {
        if (width < 1 || height < 1) {
            throw new UserError(file + ": declares a size of " + width + "x" + height + ", want at least 1x1");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > MAX_PIXELS) {
            throw new UserError(file + ": declares " + width + "x" + height + " pixels, want at most "
                    + MAX_PIXELS / 1_000_000 + " megapixels");
        }
        return new Size((int) width, (int) height);
    }

    static UserError broken(Path file, PictureFormat format, Throwable e, String reason) {
        String line = reason.replaceAll("\\s+", " ");
        return new UserError(file + ": is a broken " + format + " picture (" + line + ")", e);
    }
}
