package diorama.pipeline;

import diorama.cache.CacheKey;
import diorama.cache.ContentHash;
import diorama.cache.FilmEntry;
import diorama.cache.FilmRecorder;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.Optional;

/**
 * Depth of a film from the cache, each frame checked against the picture it was made of; from the first that does not fit, or
 * from the start where nothing is kept, from the network, and then kept. Holds one frame at a time.
 */
final class KeptFrames implements FrameDepth {
    private final DepthSource source;
    private final CacheKey key;
    private Optional<FilmEntry> kept;
    private Optional<FilmRecorder> recorder;
    private long frames;

    KeptFrames(DepthSource source, CacheKey key) {
        this.source = source;
        this.key = key;
        kept = source.cache().film(key);
        recorder = kept.isPresent() ? Optional.empty() : source.cache().record(key);
    }

    @Override
    public RawDepth estimate(RgbaImage frame) {
        long fingerprint = ContentHash.fingerprint(frame);
        Optional<QuantisedDepth> known = kept.flatMap(film -> film.next(fingerprint));
        if (known.isEmpty() && kept.isPresent()) {
            kept.get().close();
            kept = Optional.empty();
            recorder = source.cache().mend(key, frames);
        }
        frames++;
        return known.orElseGet(() -> {
                    QuantisedDepth made = source.quantised(frame);
                    recorder.ifPresent(r -> r.add(fingerprint, made));
                    return made;
                })
                .raw();
    }

    @Override
    public void skip(long count) {
        kept.ifPresent(film -> film.skip(count));
        // what begins in the middle is not kept
        recorder.ifPresent(FilmRecorder::close);
        recorder = Optional.empty();
        frames += count;
    }

    @Override
    public boolean guessed() {
        return true;
    }

    @Override
    public String identity() {
        return source.identity();
    }

    @Override
    public void finish() {
        recorder.ifPresent(FilmRecorder::finish);
    }

    @Override
    public void close() {
        kept.ifPresent(FilmEntry::close);
        recorder.ifPresent(FilmRecorder::close);
    }
}
