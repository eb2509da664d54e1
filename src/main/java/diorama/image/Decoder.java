package diorama.image;

import com.twelvemonkeys.imageio.plugins.hdr.HDRImageReadParam;
import com.twelvemonkeys.imageio.plugins.hdr.tonemap.NullToneMapper;
import diorama.base.AtomicFile;
import diorama.base.Parallel;
import diorama.base.Size;
import diorama.base.UserError;
import java.awt.Graphics2D;
import java.awt.color.CMMException;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the pixels of a file as they are stored; every fault becomes one {@link UserError}. */
final class Decoder {
    /** Larger pictures are refused before anything is allocated. */
    static final int MAX_MEGAPIXELS = 200;

    /** Files up to this length are read a second time, in memory, when their profile is broken. */
    private static final long MAX_IN_MEMORY = 1 << 28;

    static {
        Parallel.loading(Decoder::loadLibraries);
    }

    private Decoder() {}

    /** Those of pictures and of JPEG, while nobody else loads any. */
    private static boolean loadLibraries() {
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).flush();
        ImageIO.getImageReadersByFormatName("jpeg").forEachRemaining(ImageReader::dispose);
        return true;
    }

    /** @throws UserError when the file is no picture, or a broken or too large one */
    static Decoded decode(Path file) {
        PictureFormat format = Sniffer.demand(file);
        if (format.isCodedAsFilm()) {
            throw new UserError(file + ": is " + format + ", which needs the film library, want e.g. JPEG or PNG here");
        }
        if (format == PictureFormat.KTX2) {
            return guarded(file, format, () -> KtxFiles.decode(file));
        }
        if (format.isFloat()) {
            return guarded(file, format, () -> {
                byte[] bytes = Files.readAllBytes(file);
                return format == PictureFormat.EXR
                        ? ExrReader.read(file, bytes)
                        : format == PictureFormat.NPY ? NpyReader.read(file, bytes) : PfmReader.read(file, bytes);
            });
        }
        return guarded(file, format, () -> {
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                return decode(file, format, in);
            }
        });
    }

    /** A JPEG in the colours that are stored: its reader brings those of a profile to sRGB. Empty when none can be hidden from it. */
    static Optional<Decoded> jpegAsStored(Path file) {
        return guarded(file, PictureFormat.JPEG, () -> {
            byte[] bytes = Files.readAllBytes(file);
            return Profiles.hide(PictureFormat.JPEG, bytes) ? Optional.of(decodeInside(file, bytes)) : Optional.empty();
        });
    }

    /** A TIFF of floating point as it is: TwelveMonkeys' reader cuts numbers off at 0 and 1. Empty for other files. */
    static Optional<Decoded> floatTiff(Path file) {
        if (Sniffer.demand(file) != PictureFormat.TIFF) {
            return Optional.empty();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.")) {
                return floatTiff(file, reader);
            }
            reader.dispose();
        }
        return Optional.empty();
    }

    private static Optional<Decoded> floatTiff(Path file, ImageReader reader) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            ImageTypeSpecifier type = reader.getRawImageType(0);
            int kind = type == null ? -1 : type.getSampleModel().getDataType();
            if (kind != DataBuffer.TYPE_FLOAT && kind != DataBuffer.TYPE_DOUBLE) {
                return Optional.empty();
            }
            return Optional.of(guarded(file, PictureFormat.TIFF, () -> {
                checkSize(file, reader.getWidth(0), reader.getHeight(0));
                return Decoded.ofImageIo(PictureFormat.TIFF, reader.read(0), Optional.empty());
            }));
        } catch (IOException | IllegalArgumentException e) {
            // the usual reader tells what is wrong
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG or PNG picture that lies inside {@code file}. */
    static Decoded decodeInside(Path file, byte[] picture) {
        PictureFormat format = Sniffer.format(picture)
                .filter(f -> f == PictureFormat.JPEG || f == PictureFormat.PNG)
                .orElseThrow(() -> new UserError(file + ": holds depth of an unknown kind, want JPEG or PNG"));
        return guarded(file, format, () -> {
            try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
                return Decoded.ofImageIo(format, read(file, format, in), Optional.empty());
            }
        });
    }

    /** The depth channel of an EXR file; empty for other files. */
    static Optional<StoredDepth> exrDepth(Path file, String channel) {
        PictureFormat format = Sniffer.demand(file);
        return format == PictureFormat.EXR
                ? Optional.of(guarded(file, format, () -> ExrReader.depth(file, Files.readAllBytes(file), channel)))
                : Optional.empty();
    }

    /** Work that throws whatever a decoder may throw. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(Path file, PictureFormat format, Work<T> work) {
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            long limit = Runtime.getRuntime().maxMemory() >> 20;
            throw new UserError(file + ": needs more memory than the " + limit + " MiB that Java may use (-Xmx)", e);
        } catch (UserError e) {
            throw e;
        } catch (IOException e) {
            throw isEnd(e) ? truncated(file, format, e) : broken(file, format, e, AtomicFile.reason(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new UserError(file + ": is a broken or truncated " + format + " picture, want a whole one", e);
        }
    }

    private static Decoded decode(Path file, PictureFormat format, ImageInputStream in) throws IOException {
        if (format == PictureFormat.PNG) {
            Optional<ICC_Profile> profile = Container.pngProfile(in);
            in.seek(0);
            return Decoded.ofImageIo(format, read(file, format, in), profile);
        }
        if (format == PictureFormat.GIF) {
            Container.Screen screen = Container.gifScreen(in);
            in.seek(0);
            BufferedImage image = onScreen(file, read(file, format, in), screen);
            return Decoded.ofImageIo(format, image, Optional.empty());
        }
        if (format == PictureFormat.WEBP && Container.webpMoves(in)) {
            WebpAnimation moving = WebpAnimation.read(file);
            WebpAnimation.Frame first = moving.frames().get(0);
            try (ImageInputStream still = new MemoryCacheImageInputStream(new ByteArrayInputStream(first.still()))) {
                Container.Screen screen = new Container.Screen(
                        moving.size().width(), moving.size().height(), first.left(), first.top());
                return Decoded.ofImageIo(format, onScreen(file, read(file, format, still), screen), Optional.empty());
            }
        }
        if (format == PictureFormat.JPEG && !Container.jpegEnds(in)) {
            throw new EOFException("no end marker");
        }
        in.seek(0);
        return Decoded.ofImageIo(format, readWithProfile(file, format, in), Optional.empty());
    }

    /** Reads with the file's profile; without it where it is broken. */
    private static BufferedImage readWithProfile(Path file, PictureFormat format, ImageInputStream in)
            throws IOException {
        try {
            return read(file, format, in);
        } catch (IOException | IllegalArgumentException | CMMException | IndexOutOfBoundsException e) {
            byte[] bytes = Files.size(file) <= MAX_IN_MEMORY ? Files.readAllBytes(file) : new byte[0];
            if (bytes.length < 24 || !Profiles.hide(format, bytes)) {
                throw e;
            }
            try (ImageInputStream again = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
                return read(file, format, again);
            }
        }
    }

    private static BufferedImage read(Path file, PictureFormat format, ImageInputStream in) throws IOException {
        ImageReader reader = reader(file, format);
        try {
            AtomicReference<String> warning = new AtomicReference<>();
            reader.addIIOReadWarningListener((source, text) -> warning.compareAndSet(null, text));
            reader.setInput(in, true, true);
            checkSize(file, reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0, param(reader, format));
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
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.label());
        if (!readers.hasNext()) {
            throw new UserError(file + ": is " + format + ", which cannot be read here, want " + PictureFormat.WANTED);
        }
        return readers.next();
    }

    private static ImageReadParam param(ImageReader reader, PictureFormat format) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        if (format == PictureFormat.HDR && param instanceof HDRImageReadParam light) {
            light.setToneMapper(new NullToneMapper());
            light.setDestinationType(reader.getRawImageType(0));
        }
        return param;
    }

    /** Puts a GIF's first frame where it lies on its screen; what it does not cover is transparent. */
    private static BufferedImage onScreen(Path file, BufferedImage frame, Container.Screen screen) {
        int width = Math.max(screen.width(), screen.left() + frame.getWidth());
        int height = Math.max(screen.height(), screen.top() + frame.getHeight());
        if (width == frame.getWidth() && height == frame.getHeight()) {
            return frame;
        }
        checkSize(file, width, height);
        BufferedImage all = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = all.createGraphics();
        g.drawImage(frame, screen.left(), screen.top(), null);
        g.dispose();
        return all;
    }

    /** @throws UserError when the size that a file declares is nonsense */
    static Size checkSize(Path file, long width, long height) {
        if (width < 1 || height < 1) {
            throw new UserError(file + ": declares a size of " + width + "x" + height + ", want at least 1x1");
        }
        boolean absurd = width > Integer.MAX_VALUE || height > Integer.MAX_VALUE;
        if (absurd || width * height > 1_000_000L * MAX_MEGAPIXELS) {
            throw new UserError(file + ": declares " + width + "x" + height + " pixels, want at most " + MAX_MEGAPIXELS
                    + " megapixels");
        }
        return new Size((int) width, (int) height);
    }

    private static boolean isEnd(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage());
            if (t instanceof EOFException || message.contains("end of") || message.contains("runcated")) {
                return true;
            }
        }
        return false;
    }

    static UserError truncated(Path file, PictureFormat format, Throwable e) {
        return new UserError(file + ": is truncated, want a whole " + format + " picture", e);
    }

    static UserError broken(Path file, PictureFormat format, Throwable e, String reason) {
        String line = reason.replaceAll("\\s+", " ");
        return new UserError(file + ": is a broken " + format + " picture (" + line + ")", e);
    }
}
