package dev.assay.bridge;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.assay.contender.Contender;
import dev.assay.contender.Declaration;
import dev.assay.contender.Kind;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.Vocabularies;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.run.ContenderId;
import dev.assay.usage.Complaint;
import dev.assay.usage.Property;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A JVM contender as a worker process, whose time and memory are nobody else's. It is told by its arguments what the contender is, and
 * writes the one JSON object it needs by itself: reading the definitions and loading a JSON library would take several times as long as
 * the JVM's own start, and would count as the contender's.
 */
public final class JvmWorker {
    public static void main(String[] args) throws IOException {
        OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // A library that prints must not be able to write into the answers.
        System.setOut(System.err);
        try {
            int code = serve(declaration(args), answers);
            if (code != 0) {
                System.exit(code);
            }
        } catch (RuntimeException | LinkageError | VirtualMachineError wrong) {
            System.err.println(Complaint.line(wrong));
            System.exit(2);
        }
    }

    /** Returns the arguments that tell a worker what a contender is. */
    static List<String> arguments(Declaration declaration) {
        Contender contender = declaration.contender();
        List<String> arguments = new ArrayList<>(List.of(
                "--contender", contender.id().toString(),
                "--kind", contender.kind().name(),
                "--launch", declaration.launch(),
                "--strategy", declaration.strategy()));
        contender.encodings().forEach(encoding -> arguments.addAll(List.of("--encoding", encoding.id())));
        contender.options().forEach((name, value) -> arguments.addAll(List.of("--option", name + "=" + value)));
        return arguments;
    }

    /** Returns what {@link #arguments} told, as far as an open contender depends on it; {@code --native} names the library. */
    static Declaration declaration(String[] args) {
        Map<String, String> single = new LinkedHashMap<>();
        List<Encoding> encodings = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int index = 0; index < args.length; index += 2) {
            String value = index + 1 < args.length ? args[index + 1] : "";
            switch (args[index]) {
                case "--contender", "--kind", "--launch", "--strategy" -> single.put(args[index], value);
                case "--encoding" -> encodings.add(Encodings.of(value));
                case "--option" -> options.put(value.split("=", 2)[0], value.split("=", 2)[1]);
                case "--native" -> Property.NATIVE.set(value);
                default ->
                    throw new IllegalArgumentException(
                            "argument (" + args[index] + ") must be one of those that Assay gives a worker of its own");
            }
        }
        String id = single.getOrDefault("--contender", "");
        ContenderId named = ContenderId.of(id);
        if (named.isInProcess() || single.size() < 4) {
            throw new IllegalArgumentException(
                    "contender (" + id + ") must be one that runs in a JVM; see assay contenders");
        }
        Kind kind = Kind.valueOf(single.get("--kind"));
        return new Declaration(
                new Contender(named, kind, "", named.bridge(), encodings, options, ""),
                single.get("--launch"),
                single.get("--strategy"),
                "");
    }

    private static int serve(Declaration declaration, OutputStream answers) throws IOException {
        AtomicReference<Path> folder = new AtomicReference<>(Path.of("."));
        try (LiveContender subject =
                new ContenderLauncher().open(declaration, new FolderOfLoad(folder), Purpose.TIMING)) {
            return new WorkerServer(
                            new BufferedInputStream(System.in),
                            answers,
                            subject,
                            hello(declaration.contender(), subject.identity()),
                            path -> folder.set(Path.of(path)))
                    .serve();
        }
    }

    private static String hello(Contender contender, LiveContender.Identity identity) {
        String encodings = contender.encodings().stream()
                .map(encoding -> quoted(encoding.id()))
                .collect(Collectors.joining(","));
        return "{\"protocol\":1,\"id\":" + quoted(contender.id().toString()) + ",\"version\":"
                + quoted(identity.version())
                + ",\"runtime\":" + quoted(identity.runtime()) + ",\"encodings\":[" + encodings + "],\"options\":"
                + object(identity.options()) + ",\"build\":" + object(identity.build()) + ",\"forgets\":"
                + identity.forgets() + "}";
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The vocabularies of the folder that the last {@code load} named. */
    private record FolderOfLoad(AtomicReference<Path> current) implements Vocabularies {
        @Override
        public Path folder() {
            return current.get();
        }

        @Override
        public byte[] bytes(Encoding encoding) {
            try {
                return Files.readAllBytes(folder().resolve(encoding.vocabularyFile()));
            } catch (IOException wrong) {
                throw new UncheckedIOException(wrong);
            }
        }
    }

    private JvmWorker() {}
}
