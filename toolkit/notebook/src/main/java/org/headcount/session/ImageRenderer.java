package org.headcount.session;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Shows the JDK's own pictures. */
public final class ImageRenderer implements Renderer<BufferedImage> {
    @Override
    public Class<BufferedImage> type() {
        return BufferedImage.class;
    }

    @Override
    public Bundle render(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("the picture could not be written as PNG", e);
        }
        return Bundle.of("image/png", Base64.getEncoder().encodeToString(png.toByteArray()))
                .with(Bundle.TEXT, "picture of " + image.getWidth() + " by " + image.getHeight() + " pixels");
    }
}
