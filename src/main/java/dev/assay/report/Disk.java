package dev.assay.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The four things that change a folder, apart so that a test can let each of them fail, or be the last one. */
interface Disk {
    /** The real one. */
    Disk REAL = new Disk() {
        @Override
        public void makeFolder(Path folder) throws IOException {
            Files.createDirectory(folder);
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            Files.write(file, bytes);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.delete(path);
        }
    };

    void makeFolder(Path folder) throws IOException;

    void write(Path file, byte[] bytes) throws IOException;

    /** One rename within a file system: it is done or it is not, and takes the place of a file that is there. */
    void move(Path from, Path to) throws IOException;

    void delete(Path path) throws IOException;
}
