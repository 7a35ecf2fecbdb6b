package org.headcount.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages with the connection's key, and verifies signatures. Thread-safe. */
final class Signature {
    static final String USUAL_SCHEME = "hmac-sha256";

    private static final String PREFIX = "hmac-";

    private final Mac mac;

    private Signature(Mac mac) {
        this.mac = mac;
    }

    /** The signature of a scheme such as {@code hmac-sha256}; empty where no JDK knows it. */
    static Optional<Signature> of(String scheme, byte[] key) {
        if (!scheme.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            String algorithm = "Hmac" + scheme.substring(PREFIX.length());
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return Optional.of(new Signature(mac));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The signature of these frames, in hexadecimal. */
    synchronized byte[] sign(List<byte[]> frames) {
        frames.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether these frames were signed with the key; takes as long for a near miss as for a far one. */
    boolean matches(byte[] claimed, List<byte[]> frames) {
        return MessageDigest.isEqual(sign(frames), claimed);
    }
}
