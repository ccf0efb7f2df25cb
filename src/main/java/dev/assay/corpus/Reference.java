package dev.assay.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * What the library whose ids are the right ones made of every input of every deck under one encoding, as digests. Resource {@code
 * /benchmarks/reference/<encoding>.tsv.gz}: lines that begin with {@code #}, of which {@code # deck CORPUS SIZE SHA256} binds the rows to
 * a deck and the others tell where they come from, first {@code # encoding NAME}, then the library and its version; then rows {@code
 * corpus TAB size TAB index TAB tokens TAB last TAB sha256}.
 */
public final class Reference {
    private static final String REMEDY = "make the reference again";

    private final String name;
    private final List<String> provenance = new ArrayList<>();
    private final Map<String, String> deckDigests = new HashMap<>();
    private final Map<String, List<Expected>> rows = new HashMap<>();

    /**
     * What the ids of one input must be.
     *
     * @param tokens number of ids
     * @param last last id, or −1 if there is none
     * @param sha256 {@link IdDigest} of the ids, in hex
     */
    public record Expected(int tokens, int last, String sha256) {
        /** Returns whether the first {@code count} ids are these. */
        public boolean matches(int[] ids, int count) {
            return count == tokens
                    && (count == 0 ? last == -1 : ids[count - 1] == last)
                    && IdDigest.sha256(ids, count).equals(sha256);
        }
    }

    private Reference(String name) {
        this.name = name;
    }

    /** Returns the reference of an encoding, if the program carries one. */
    public static Optional<Reference> of(Encoding encoding) {
        String resource = "/benchmarks/reference/" + encoding.id() + ".tsv.gz";
        try (InputStream in = Reference.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(parse(resource, in));
        } catch (IOException e) {
            throw new DataException(resource + " (unreadable) must be a gzipped table; " + REMEDY, e);
        }
    }

    /**
     * Returns what a tokenizer makes of some decks, for texts that no reference travels with.
     *
     * @param name of the tokenizer
     * @param tokenizer gives the ids of a text, which it may not keep
     */
    public static Reference made(String name, List<Deck> decks, Function<byte[], int[]> tokenizer) {
        Reference reference = new Reference("the reference by " + name);
        reference.provenance.add("made by " + name);
        for (Deck deck : decks) {
            String deckName = deck.corpus() + "-" + deck.sizeBytes();
            List<Expected> inputs = new ArrayList<>();
            for (byte[] input : deck.inputs()) {
                int[] ids = tokenizer.apply(input.clone());
                inputs.add(new Expected(
                        ids.length, ids.length == 0 ? -1 : ids[ids.length - 1], IdDigest.sha256(ids, ids.length)));
            }
            reference.deckDigests.put(deckName, deck.sha256());
            reference.rows.put(deckName, inputs);
        }
        return reference;
    }

    static Reference parse(String name, InputStream gzipped) throws IOException {
        Reference reference = new Reference(name);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) reference.add(line, ++number);
        }
        return reference;
    }

    private void add(String line, int number) {
        if (line.startsWith("#")) {
            String[] words = line.substring(1).strip().split(" ");
            if (words.length == 4 && words[0].equals("deck")) deckDigests.put(words[1] + "-" + words[2], words[3]);
            else provenance.add(line.substring(1).strip());
            return;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length != 6) throw refuse(number, line, "six fields");
        List<Expected> inputs = rows.computeIfAbsent(fields[0] + "-" + fields[1], key -> new ArrayList<>());
        try {
            if (Integer.parseInt(fields[2]) != inputs.size()) {
                throw refuse(number, "index " + fields[2], "index " + inputs.size());
            }
            inputs.add(new Expected(Integer.parseInt(fields[3]), Integer.parseInt(fields[4]), fields[5]));
        } catch (NumberFormatException e) {
            throw refuse(number, line, "whole numbers in fields 3 to 5");
        }
    }

    private DataException refuse(int line, String value, String rule) {
        return new DataException(name + ":" + line + " (" + value + ") must have " + rule + "; " + REMEDY);
    }

    /** Returns the lines that say which tokenizer, version and inputs the reference was made with. */
    public String provenance() {
        return String.join("\n", provenance);
    }

    /** Returns by whose word the ids are right, such as {@code tiktoken 0.14.0}. */
    public String library() {
        return provenance.stream()
                .filter(line -> !line.startsWith("encoding "))
                .findFirst()
                .orElse("not recorded");
    }

    /** Returns the digest of the deck that the rows were made from. */
    public Optional<String> deckSha256(String corpus, int sizeBytes) {
        return Optional.ofNullable(deckDigests.get(corpus + "-" + sizeBytes));
    }

    /**
     * Returns this reference if it was made from that very deck.
     *
     * @throws DataException naming both digests if it was not
     */
    public Reference requireFor(Deck deck) {
        String deckName = deck.corpus() + "-" + deck.sizeBytes();
        String made = deckDigests.getOrDefault(deckName, "none");
        int inputs = rows.getOrDefault(deckName, List.of()).size();
        if (!made.equals(deck.sha256()) || inputs != deck.inputs().size()) {
            throw new DataException("deck " + deckName + " (SHA-256 " + deck.sha256() + ", "
                    + deck.inputs().size() + " inputs) must be the deck of " + name + " (SHA-256 " + made + ", "
                    + inputs + " inputs); " + REMEDY);
        }
        return this;
    }

    /** Returns what the ids of input {@code index}, in deck order, must be. */
    public Expected expected(String corpus, int sizeBytes, int index) {
        List<Expected> inputs = rows.getOrDefault(corpus + "-" + sizeBytes, List.of());
        if (index < 0 || index >= inputs.size()) {
            throw new DataException(
                    name + " (no row " + corpus + " " + sizeBytes + " " + index + ") must hold every input; " + REMEDY);
        }
        return inputs.get(index);
    }
}
