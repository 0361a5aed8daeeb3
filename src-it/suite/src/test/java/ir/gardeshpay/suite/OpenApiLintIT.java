package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The OpenAPI document has nothing that the linter of Redocly complains of. */
@Tag("once-a-server")
@NeedsNode(20)
class OpenApiLintIT {

    private static final Path DOCUMENT =
            Path.of("../../gardeshpay-web/src/main/resources/ir/gardeshpay/web/api/openapi.yaml");

    private static NodePackages.Ended lint(Path document) {
        return NodePackages.run(
                NodePackages.of(Path.of("node")),
                Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                List.of(
                        "node",
                        "node_modules/@redocly/cli/bin/cli.js",
                        "lint",
                        "--extends=recommended-strict",
                        document.toAbsolutePath().toString()));
    }

    @Test
    void theDocumentIsClean() {
        NodePackages.Ended ended = lint(DOCUMENT);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void theLinterSeesWhatIsWrong() throws IOException {
        Path wrong = Files.createTempFile("openapi", ".yaml");
        Files.writeString(
                wrong,
                Files.readString(DOCUMENT).replaceFirst("operationId: getPayment\n", "operationid: getPayment\n"));
        assertThat(lint(wrong).exitCode()).isNotZero();
    }

    @Test
    void theLockFileNamesNoPlaceOfDownload() throws IOException {
        assertThat(Files.readString(Path.of("node/package-lock.json")))
                .doesNotContain("resolved")
                .contains("integrity");
    }
}
