package diorama.image;

import diorama.base.AtomicFile;
import diorama.base.LimitedProcess;
import diorama.base.ScratchFolder;
import diorama.base.Size;
import diorama.base.UserError;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads KTX2 textures, many at once, in a process of their own ({@link KtxChild}); whatever becomes of one is one line. What
 * they say of their colours' curve is passed over: numbers are taken as they are.
 */
public final class KtxFiles {
    /** Time that texels earn when they come. */
    private static final double TEXELS_PER_SECOND = 4 << 20;
    /** Of one process. */
    private static final long MOST_AT_ONCE = 1L << 26;
    /** So many files may crash the process. */
    private static final int MOST_FALLS = 2;

    private final Limits limits;
    private int falls;
    /** Texels. */
    private long came;

    private double spentSeconds;

    private KtxFiles(Limits limits) {
        this.limits = limits;
    }

    /**
     * What all files of one call may have together.
     *
     * @param seconds of all processes, besides the time that the texels earn
     */
    record Limits(long texels, double seconds) {
        static final Limits USUAL = new Limits(1L << 28, 20);
    }

    /** What comes of a texture, or why nothing does. */
    private interface Taker {
        void take(Path file, Decoded texels);

        void refuse(Path file, UserError why);
    }

    /**
     * Pictures of those files that are KTX2 textures.
     *
     * @return what gives them, or throws a {@link UserError} of one line
     */
    public static Map<Path, Supplier<Picture>> pictures(Collection<Path> files) {
        return all(files, Limits.USUAL, texels -> ImageFiles.picture(texels, Metadata.NONE));
    }

    /** As {@link #pictures}, but no texels are kept. */
    public static Map<Path, Supplier<Size>> sizes(Collection<Path> files) {
        return all(files, Limits.USUAL, KtxFiles::size);
    }

    static Size size(Decoded texels) {
        return new Size(texels.raster().getWidth(), texels.raster().getHeight());
    }

    /** @param kept what is kept of a file's texels */
    static <T> Map<Path, Supplier<T>> all(Collection<Path> files, Limits limits, Function<Decoded, T> kept) {
        Map<Path, Supplier<T>> out = new LinkedHashMap<>();
        new KtxFiles(limits).read(files.stream().filter(KtxFiles::isOne).toList(), new Taker() {
            @Override
            public void take(Path file, Decoded texels) {
                T one = kept.apply(texels);
                out.put(file, () -> one);
            }

            @Override
            public void refuse(Path file, UserError why) {
                out.put(file, () -> {
                    throw why;
                });
            }
        });
        return out;
    }

    private static boolean isOne(Path file) {
        try {
            return Sniffer.sniff(file).filter(f -> f == PictureFormat.KTX2).isPresent();
        } catch (UserError e) {
            return false;
        }
    }

    /** @throws UserError when it cannot be read */
    static Decoded decode(Path file) {
        List<Decoded> out = new ArrayList<>();
        new KtxFiles(Limits.USUAL).read(List.of(file), new Taker() {
            @Override
            public void take(Path read, Decoded texels) {
                out.add(texels);
            }

            @Override
            public void refuse(Path read, UserError why) {
                throw why;
            }
        });
        return out.get(0);
    }

    private void read(List<Path> files, Taker taker) {
        List<Path> group = new ArrayList<>();
        long texels = 0;
        for (Path file : files) {
            try {
                long more = KtxHeader.read(file).size().pixels();
                if (texels + more > MOST_AT_ONCE && !group.isEmpty()) {
                    unpack(group, taker);
                    group.clear();
                    texels = 0;
                }
                if (came + texels + more > limits.texels) {
                    throw new UserError(file + ": is left out, as all KTX2 textures together have more than "
                            + limits.texels + " texels");
                }
                group.add(file);
                texels += more;
            } catch (UserError e) {
                taker.refuse(file, e);
            }
        }
        if (!group.isEmpty()) {
            unpack(group, taker);
        }
    }

    private double leftSeconds() {
        return limits.seconds + came / TEXELS_PER_SECOND - spentSeconds;
    }

    /** What is left after one that the process fell over is given to another. */
    private void unpack(List<Path> files, Taker taker) {
        int done = 0;
        while (done < files.size()) {
            List<Path> left = files.subList(done, files.size());
            if (falls >= MOST_FALLS || leftSeconds() <= 0) {
                String others =
                        falls >= MOST_FALLS ? MOST_FALLS + " others broke the importer" : "others took its time";
                left.forEach(file -> taker.refuse(file, new UserError(file + ": is not unpacked, as " + others)));
                return;
            }
            done += unpackSome(left, taker);
        }
    }

    /** How many of the files are settled: all of them, or up to the one that it fell over. */
    private int unpackSome(List<Path> files, Taker taker) {
        try (ScratchFolder scratch = new ScratchFolder("diorama-textures")) {
            Path folder = scratch.path();
            list(files, folder.resolve(KtxChild.LIST));
            String why;
            long start = System.nanoTime();
            try {
                LimitedProcess.Outcome outcome = new LimitedProcess(
                                LimitedProcess.java(
                                        folder,
                                        KtxChild.class,
                                        List.of("-Dorg.lwjgl.util.NoChecks=true"),
                                        folder.toString()),
                                folder)
                        .run(leftSeconds(), "");
                why = outcome.reason();
            } catch (UserError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                why = "it" + String.valueOf(e.getMessage()).substring(1);
            } finally {
                spentSeconds += (System.nanoTime() - start) / 1e9;
            }
            int read = take(files, folder.resolve(KtxChild.TEXELS), taker);
            if (read == files.size()) {
                return read;
            }
            falls++;
            taker.refuse(files.get(read), new UserError(files.get(read) + ": cannot be unpacked: " + why));
            return read + 1;
        } catch (IOException e) {
            throw new UserError(files.get(0) + ": cannot be unpacked: " + AtomicFile.reason(e), e);
        }
    }

    private static void list(List<Path> files, Path target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            out.writeInt(files.size());
            for (Path file : files) {
                out.writeUTF(file.toAbsolutePath().toString());
            }
        }
    }

    private int take(List<Path> files, Path texels, Taker taker) throws IOException {
        if (!Files.exists(texels)) {
            return 0;
        }
        int read = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(texels)))) {
            for (; read < files.size(); read++) {
                Path file = files.get(read);
                if (in.readBoolean()) {
                    Size size = new Size(in.readInt(), in.readInt());
                    boolean premultiplied = in.readBoolean();
                    byte[] rgba = new byte[4 * size.pixels()];
                    in.readFully(rgba);
                    came += size.pixels();
                    taker.take(file, decoded(size, rgba, premultiplied));
                } else {
                    String why = in.readUTF();
                    taker.refuse(file, new UserError(file + ": is a broken KTX2 picture (" + why + ")"));
                }
            }
        } catch (EOFException e) {
            // there the process fell
        }
        return read;
    }

    private static Decoded decoded(Size size, byte[] rgba, boolean premultiplied) {
        boolean alpha = false;
        for (int i = 3; i < rgba.length && !alpha; i += 4) {
            alpha = rgba[i] != -1;
        }
        int[] bands = alpha ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2};
        Raster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgba, rgba.length), size.width(), size.height(), 4 * size.width(), 4, bands, null);
        return new Decoded(
                PictureFormat.KTX2,
                raster,
                Decoded.Coding.ENCODED,
                Optional.empty(),
                Optional.empty(),
                3,
                alpha,
                alpha && premultiplied,
                8);
    }
}
