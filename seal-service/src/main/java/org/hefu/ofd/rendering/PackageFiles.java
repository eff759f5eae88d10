package org.hefu.ofd.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hefu.container.PackedFile;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.hefu.container.ZipArchive;

/** The files of a package by their locations, GB/T 33190-2016, section 7.3 (ST_Loc): absolute, or from a folder on. */
final class PackageFiles {

    private final ZipArchive archive;

    PackageFiles(ZipArchive archive) {
        this.archive = archive;
    }

    Optional<byte[]> bytes(String location) {
        return archive.file(location).map(PackedFile::content);
    }

    /** Empty if the file is not there or not XML. */
    Optional<XmlElement> xml(String location) {
        try {
            return bytes(location).map(XmlDocument::read).map(XmlDocument::root);
        } catch (XmlFormatException e) {
            return Optional.empty();
        }
    }

    /** The folder of a file; empty for the root. */
    static String folder(String location) {
        int slash = location.lastIndexOf('/');
        return slash < 0 ? "" : location.substring(0, slash);
    }

    /** A location as the package names its files, without a leading slash; one that leads outside stays inside. */
    static String resolve(String folder, String location) {
        Deque<String> steps = new ArrayDeque<>();
        String whole = location.startsWith("/") ? location : folder + "/" + location;
        for (String step : whole.split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }
}
