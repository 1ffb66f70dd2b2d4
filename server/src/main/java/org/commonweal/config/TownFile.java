package org.commonweal.config;

import java.nio.file.Files;
import java.nio.file.Path;

/// The door of the room: reads a town's files and checks them whole.
///
/// Nothing is changed, and nothing outside the folders named is read. Every mistake is told, not
/// only the first. A town file may be large but not hostile: whoever names it runs the desk.
public final class TownFile {
    /// The town file's name inside its folder.
    public static final String NAME = "town.toml";

    private TownFile() {}

    /// Reads a town from files, all of them in the town's own folder.
    ///
    /// @param tomlOrFolder the town file, or the folder that holds `town.toml`
    public static TownReading read(Path tomlOrFolder) {
        return read(folder(tomlOrFolder), name(tomlOrFolder), TownFolder.NOTHING);
    }

    /// Reads a town from files, of which some lie apart.
    ///
    /// @param tomlOrFolder the town file, or the folder that holds `town.toml`
    /// @param assets folder that is asked first for each file the town file names
    public static TownReading read(Path tomlOrFolder, Path assets) {
        return read(folder(tomlOrFolder), name(tomlOrFolder), TownFolder.files(assets));
    }

    /// Reads a town that comes with the program.
    ///
    /// @param town such as `alderhaven`
    public static TownReading builtIn(String town) {
        return read(TownFolder.builtIn(town), NAME, TownFolder.NOTHING);
    }

    /// Reads a town that comes with the program and needs files that do not.
    ///
    /// @param town such as `boston`
    /// @param assets folder that is asked first for each file the town file names
    public static TownReading builtIn(String town, Path assets) {
        return read(TownFolder.builtIn(town), NAME, TownFolder.files(assets));
    }

    private static TownReading read(TownFolder.Source own, String toml, TownFolder.Source assets) {
        return new TownReader(new TownFolder(own, assets), toml).read();
    }

    private static TownFolder.Source folder(Path tomlOrFolder) {
        var path = tomlOrFolder.toAbsolutePath().normalize();
        var parent = path.getParent();
        return TownFolder.files(Files.isDirectory(path) || parent == null ? path : parent);
    }

    private static String name(Path tomlOrFolder) {
        var last = tomlOrFolder.getFileName();
        return Files.isDirectory(tomlOrFolder) || last == null ? NAME : last.toString();
    }
}
