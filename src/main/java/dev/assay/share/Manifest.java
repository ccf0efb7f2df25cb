package dev.assay.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a pack says of itself. Nothing in it tells which run was packed before words were withheld: a digest of the original would let
 * anybody try names until one fits.
 *
 * @param schema version of this format: {@link #SCHEMA}
 * @param assay version of Assay that packed
 * @param started of the run, ISO 8601, UTC
 * @param effort of the run
 * @param machine kind of machine, in words
 * @param runSha256 digest of the run's lines before compression: the same wherever it was packed
 * @param files all others in the pack, in their order
 * @param withheld members that lost words, and how often
 */
public record Manifest(
        int schema,
        String assay,
        String started,
        String effort,
        String machine,
        String runSha256,
        List<Content> files,
        List<Loss> withheld) {
    static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Manifest {
        files = List.copyOf(files);
        withheld = List.copyOf(withheld);
    }

    /** A file of a pack. */
    public record Content(String name, long bytes, String sha256) {}

    /** A member of the run's lines that lost words. */
    public record Loss(String member, int times) {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException saying what it must be
     */
    static Manifest parse(String json) {
        try {
            int schema = MAPPER.readTree(json).path("schema").asInt();
            if (schema != SCHEMA) {
                throw new IllegalArgumentException("must be of schema " + SCHEMA + " and is of " + schema
                        + ": use the version of Assay that wrote the pack");
            }
            return MAPPER.readValue(json, Manifest.class);
        } catch (JsonProcessingException | NullPointerException wrong) {
            throw new IllegalArgumentException("must hold the members of a manifest: pack the run again", wrong);
        }
    }
}
