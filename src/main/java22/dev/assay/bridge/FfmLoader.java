package dev.assay.bridge;

import java.nio.file.Path;

/** Where {@link Ffm} enters the classes that need JDK 22; it calls the constructor by its name. */
final class FfmLoader implements Ffm.Loader {
    FfmLoader() {}

    @Override
    public NativeBridge load(Path file, boolean critical) {
        FfmLibrary library = FfmLibrary.load(file);
        return critical ? new FfmCriticalBridge(library) : new FfmCopyingBridge(library);
    }
}
