package org.headcount.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where a client expects its kernel, as its connection file says.
 *
 * @param file the file
 * @param ip the interface to listen on
 * @param ports the port of each channel
 * @param signature what proves that a message comes from who knows the key
 */
record Connection(Path file, String ip, Map<Channel, Integer> ports, Signature signature) {
    private static final int LAST_PORT = 65_535;

    /** The sockets between clients and a kernel. */
    enum Channel {
        /** Requests that run code or ask about it, answered in order. */
        SHELL,
        /** Requests that cannot wait: interrupt, shutdown. */
        CONTROL,
        /** What cells put out, for all clients. */
        IOPUB,
        /** Questions of cells, for the client whose cell asks. */
        STDIN,
        /** The heartbeat: an echo shows clients that the kernel lives. */
        HB;

        String field() {
            return lowerCase() + "_port";
        }

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a connection file.
     *
     * @throws UnusableConnection when it cannot be read, or says what no kernel can do
     */
    static Connection read(Path file) throws UnusableConnection {
        JsonNode json = json(file);
        if (!json.isObject()) {
            throw new UnusableConnection(file, "it holds no JSON object");
        }
        String transport = text(file, json, "transport");
        if (!transport.equals("tcp")) {
            throw new UnusableConnection(
                    file,
                    "the transport is \"" + transport + "\", and this kernel speaks tcp only: set transport to tcp");
        }
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ports.put(channel, port(file, json, channel));
        }
        return new Connection(file, text(file, json, "ip"), ports, signature(file, json));
    }

    private static JsonNode json(Path file) throws UnusableConnection {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new UnusableConnection(file, "it is not a regular file: name the one that a client wrote");
            }
            return MessageContent.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnusableConnection(file, "there is no such file: a client writes one when it starts a kernel", e);
        } catch (AccessDeniedException e) {
            throw new UnusableConnection(file, "it may not be read: check whose it is", e);
        } catch (Codec.BadMessage e) {
            throw new UnusableConnection(file, "it holds no JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnusableConnection(file, "it cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(Path file, JsonNode json, String field) throws UnusableConnection {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new UnusableConnection(
                    file,
                    value.isMissingNode() ? "it has no " + field : field + " is " + value + ", and should be text");
        }
        return value.textValue();
    }

    private static int port(Path file, JsonNode json, Channel channel) throws UnusableConnection {
        JsonNode value = json.path(channel.field());
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > LAST_PORT) {
            throw new UnusableConnection(
                    file,
                    value.isMissingNode()
                            ? "it has no " + channel.field()
                            : channel.field() + " is " + value + ", and should be a port from 1 to " + LAST_PORT);
        }
        return value.intValue();
    }

    private static Signature signature(Path file, JsonNode json) throws UnusableConnection {
        String scheme = json.path("signature_scheme").asText(Signature.USUAL_SCHEME);
        byte[] key = text(file, json, "key").getBytes(StandardCharsets.UTF_8);
        if (key.length == 0) {
            throw new UnusableConnection(
                    file,
                    "the key is empty, so every program that reaches the ports could run code: set key to a secret text");
        }
        return Signature.of(scheme, key)
                .orElseThrow(() -> new UnusableConnection(
                        file, "the signature scheme \"" + scheme + "\" is unknown: use " + Signature.USUAL_SCHEME));
    }

    /** The address of a channel's socket, as ZeroMQ writes it. */
    String address(Channel channel) {
        String host = ip.contains(":") && !ip.startsWith("[") ? "[" + ip + "]" : ip;
        return "tcp://" + host + ":" + ports.get(channel);
    }

    /** A connection file with which no kernel can be started: the message names it and says what to do. */
    static final class UnusableConnection extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableConnection(Path file, String problem) {
            super("connection file " + file + ": " + problem);
        }

        UnusableConnection(Path file, String problem, Throwable cause) {
            super("connection file " + file + ": " + problem, cause);
        }
    }
}
