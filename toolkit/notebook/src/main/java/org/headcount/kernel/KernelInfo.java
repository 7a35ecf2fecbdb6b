package org.headcount.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the kernel says it is. */
final class KernelInfo {
    private KernelInfo() {}

    static ObjectNode content() {
        String java = Integer.toString(Runtime.version().feature());
        ObjectNode content = MessageContent.ok();
        content.put("protocol_version", Codec.VERSION);
        content.put("implementation", "headcount");
        content.put("implementation_version", version());
        ObjectNode language = content.putObject("language_info");
        language.put("name", "java");
        language.put("version", System.getProperty("java.version"));
        language.put("mimetype", "text/x-java");
        language.put("file_extension", ".jsh");
        language.put("pygments_lexer", "java");
        language.put("codemirror_mode", "text/x-java");
        language.put("nbconvert_exporter", "script");
        content.put("banner", "Headcount " + version() + ", Java " + java + ": %help lists what cells may say");
        content.putArray("help_links")
                .addObject()
                .put("text", "Java " + java + " API")
                .put("url", "https://docs.oracle.com/en/java/javase/" + java + "/docs/api/");
        content.putArray("supported_features");
        return content;
    }

    private static String version() {
        String packaged = KernelInfo.class.getPackage().getImplementationVersion();
        return packaged == null ? "(not packaged)" : packaged;
    }
}
