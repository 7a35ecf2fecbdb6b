package org.headcount.engine;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.headcount.session.Redefinition;

/**
 * Attaches {@link Redefinition} to a session VM. It is attached to a running VM and not named on its command line,
 * where it would slow every start.
 */
final class Agent {
    private Agent() {}

    /** Why the agent cannot be attached to the process, where it cannot. */
    static Optional<String> attach(long pid) {
        try {
            Path jar = Files.createTempFile("headcount-agent", ".jar");
            try {
                write(jar);
                VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
                try {
                    vm.loadAgent(jar.toString());
                } finally {
                    vm.detach();
                }
            } finally {
                Files.deleteIfExists(jar);
            }
            return Optional.empty();
        } catch (IOException
                | AttachNotSupportedException
                | AgentLoadException
                | AgentInitializationException
                | LinkageError e) {
            return Optional.of(e.toString());
        }
    }

    /** A jar that only names the class, which is on the class path of cells already. */
    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", Redefinition.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(out, manifest)) {
            content.finish();
        }
    }
}
