package diorama.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthModel;
import diorama.depth.FilmMemory;
import diorama.image.RgbaImage;
import diorama.onnx.ComputeDevice;
import diorama.onnx.FilmNetwork;
import diorama.onnx.ModelEntry;
import diorama.onnx.ModelEntry.Presence;
import diorama.onnx.OnnxDepthEstimator;
import diorama.onnx.StillLooks;
import diorama.pipeline.media.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code diorama models bench}: how long the networks take here. Each is measured in a process of its own. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Times depth networks on this machine: a table to paste.",
        description = {
            "",
            "Milliseconds are of one picture to depth at the network's own size: scaling it, feeding it, computing. Memory is the",
            "most that the process had in all, Java and the picture included. Networks that look at the frames of films together are",
            "given whole windows of the picture: milliseconds are of one frame in them."
        })
final class ModelsBench implements Callable<Integer> {
    private static final Gson JSON = new Gson();
    private static final long MOST_SECONDS = 900;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--image", paramLabel = "FILE", description = "The picture. [default one of the samples]")
    private @Nullable Path image;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "A network or ONNX file; may be said several times. [default all depth networks that are here]")
    private List<String> models = new ArrayList<>();

    @Option(names = "--device", paramLabel = "NAME", description = "May be said several times. [default auto]")
    private List<String> devices = new ArrayList<>();

    @Option(names = "--resolution", paramLabel = "N", description = "Shorter side fed, px. [default the network's own]")
    private int resolution;

    @Option(names = "--runs", paramLabel = "N", description = "Pictures timed after the first. [default 10]")
    private int runs = 10;

    @Option(names = "--child", hidden = true)
    private boolean child;

    @Override
    public Integer call() throws IOException {
        if (runs < 1 || runs > 10_000) {
            throw new UserError("--runs: got '" + runs + "', want 1 to 10000");
        }
        Path file = image == null ? Home.folder().resolve("samples/harbour.jpg") : image;
        RgbaImage picture = Pictures.read(file).image();
        PrintWriter out = spec.commandLine().getOut();
        if (child) {
            out.println(JSON.toJson(measured(picture)));
            return 0;
        }
        List<String> wanted = devices.isEmpty() ? List.of("auto") : devices;
        wanted.forEach(ComputeDevice::parse);
        List<String> names = models.isEmpty() ? depthNetworksHere() : models;
        names.forEach(name -> Home.models().find(name));
        out.println(String.format(
                Locale.ROOT,
                "%s, %s px; %d cores, %s %s, Java %s, ONNX Runtime %s",
                file.getFileName(),
                picture.size(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                OnnxDepthEstimator.runtimeVersion()));
        int width = Math.max(5, names.stream().mapToInt(String::length).max().orElse(5));
        String head = "%-" + width + "s  %-9s  %-9s  %9s  %9s  %8s  %8s  %7s";
        out.println(String.format(
                Locale.ROOT,
                head,
                "MODEL",
                "DEVICE",
                "FED",
                "MEDIAN ms",
                "SLOWEST ms",
                "STILL ms",
                "LOAD ms",
                "RSS MB"));
        int faults = 0;
        for (String name : names) {
            for (String device : wanted) {
                try {
                    JsonObject row = inChild(name, device, file);
                    out.println(String.format(
                            Locale.ROOT,
                            "%-" + width + "s  %-9s  %-9s  %9.1f  %10.1f  %8s  %8.0f  %7s",
                            name,
                            row.get("device").getAsString(),
                            row.get("fed").getAsString(),
                            row.get("median").getAsDouble(),
                            row.get("slowest").getAsDouble(),
                            row.has("still")
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.1f",
                                            row.get("still").getAsDouble())
                                    : "-",
                            row.get("load").getAsDouble(),
                            row.get("rss").getAsLong() > 0 ? row.get("rss").getAsString() : "?"));
                } catch (UserError e) {
                    faults++;
                    out.println(String.format(Locale.ROOT, "%-" + width + "s  %-9s  %s", name, device, e.getMessage()));
                }
                out.flush();
            }
        }
        return faults == 0 ? 0 : DioramaCommand.USER_ERROR;
    }

    private static List<String> depthNetworksHere() {
        return Home.models().entries().stream()
                .filter(e -> e.purpose() == ModelEntry.Purpose.DEPTH && e.presence() == Presence.HERE)
                .map(ModelEntry::id)
                .toList();
    }

    private JsonObject measured(RgbaImage picture) {
        DepthModel model = Home.models().find(models.get(0));
        ComputeDevice device = ComputeDevice.parse(devices.get(0));
        int cores = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        if (!model.film().isNone()) {
            try (FilmNetwork network = new FilmNetwork(model, device, cores)) {
                JsonObject row = timed(start, model.film(), () -> network.push(picture, resolution, depth -> {}));
                return with(row, network.device(), network.fedSize(picture.size(), resolution));
            }
        }
        try (OnnxDepthEstimator estimator = new OnnxDepthEstimator(model, device, cores)) {
            JsonObject row = timed(start, model.film(), () -> estimator.estimate(picture, resolution));
            if (resolution == 0 && !model.stills().isEmpty()) {
                Runnable still =
                        () -> StillLooks.depth(estimator, picture, model.stills(), OptionalDouble.empty(), false);
                row.add("still", timed(System.nanoTime(), model.film(), still).get("median"));
            }
            return with(row, estimator.device(), estimator.fedSize(picture.size(), resolution));
        }
    }

    /** Of pictures one after the other, of frames of films a window after the other. */
    private JsonObject timed(long start, FilmMemory film, Runnable one) {
        for (int i = 0; i < film.frames(); i++) {
            one.run();
        }
        double load = (System.nanoTime() - start) / 1e6;
        int step = film.step();
        double[] times = new double[(runs + step - 1) / step];
        for (int i = 0; i < times.length; i++) {
            long from = System.nanoTime();
            for (int frame = 0; frame < step; frame++) {
                one.run();
            }
            times[i] = (System.nanoTime() - from) / 1e6 / step;
        }
        Arrays.sort(times);
        JsonObject row = new JsonObject();
        row.addProperty("median", times[times.length / 2]);
        row.addProperty("slowest", times[times.length - 1]);
        row.addProperty("load", load);
        return row;
    }

    private static JsonObject with(JsonObject row, ComputeDevice device, Size fed) {
        row.addProperty("device", device.toString());
        row.addProperty("fed", fed.toString());
        row.addProperty("rss", residentMegabytes());
        return row;
    }

    /** Most memory this process ever had in the machine, MB; 0 where the system does not say. */
    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .findFirst()
                    .orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    /** One network alone in a process, so that its memory is its own and its crash is not ours. */
    private JsonObject inChild(String name, String device, Path file) throws IOException {
        Path said = Files.createTempFile("diorama-bench", ".txt");
        try {
            Process process = new ProcessBuilder(command(name, device, file))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    throw new UserError("took longer than " + MOST_SECONDS + " s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserError("was interrupted", e);
            } finally {
                process.destroyForcibly();
            }
            return row(Files.readAllLines(said, StandardCharsets.UTF_8), process.exitValue());
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static JsonObject row(List<String> lines, int exit) {
        for (String line : lines) {
            if (exit == 0 && line.startsWith("{")) {
                return JsonParser.parseString(line).getAsJsonObject();
            }
        }
        throw new UserError(lines.stream()
                .filter(line -> line.startsWith("diorama: "))
                .map(line -> line.substring("diorama: ".length()))
                .reduce((first, last) -> last)
                .orElse("its process ended with " + exit));
    }

    private List<String> command(String name, String device, Path file) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-Ddiorama.home=" + Home.folder().toAbsolutePath(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        String natives = System.getProperty("onnxruntime.native.path");
        if (natives != null) {
            command.add("-Donnxruntime.native.path=" + natives);
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "diorama.Main", "models", "bench", "--child"));
        command.addAll(List.of("--model", name, "--device", device, "--image", file.toString()));
        command.addAll(List.of("--runs", String.valueOf(runs), "--resolution", String.valueOf(resolution)));
        return command;
    }
}
