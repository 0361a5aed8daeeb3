package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one Open Liberty reads at its start, and where it writes. */
final class OpenLibertyDirectory {
    static final String SERVER = "gardeshpay";

    /** Beside the manual's server.xml, so that applications can come and go. */
    private static final String WATCHED =
            "<server><config updateTrigger=\"polled\" monitorInterval=\"500ms\"/></server>";

    private final ServerSettings settings;
    private final Database database;

    OpenLibertyDirectory(ServerSettings settings) {
        this.settings = settings;
        this.database = settings.database() != null
                ? settings.database()
                : new H2Database(settings.workDir().resolve("data"));
    }

    /** The files of the manual, and beside them what they leave to each machine. Logs of transactions stay. */
    void setUp() throws IOException {
        SuiteDirectories.delete(settings.temporary());
        Files.createDirectories(settings.temporary());
        SuiteDirectories.copy(SuiteDirectories.setUp("open-liberty"), server());
        deployAll();
        Path overrides =
                Files.createDirectories(server().resolve("configDropins").resolve("overrides"));
        Files.write(overrides.resolve("jvm.options"), jvmOptions());
        Files.writeString(overrides.resolve("watched.xml"), WATCHED);
        SuiteDirectories.delete(server().resolve("lib"));
        Path driver = Files.createDirectories(server().resolve("lib")).resolve("driver.jar");
        Files.copy(database.driver(), driver, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The variables that the manual's server.xml reads. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HTTP_HOST", settings.address());
        variables.put("HTTP_PORT", String.valueOf(settings.port()));
        variables.put("GARDESHPAY_DB_CLASS", database.dataSourceClass());
        variables.put("GARDESHPAY_DB_URL", database.jdbcUrl());
        variables.put("GARDESHPAY_DB_USER", database.user());
        variables.put("GARDESHPAY_DB_PASSWORD", database.password());
        return variables;
    }

    /** Names all applications of the settings. */
    void deployAll() throws IOException {
        writeApplications(settings.deployables());
    }

    /** Names all applications of the settings but one. */
    void deployAllBut(Deployable away) throws IOException {
        writeApplications(settings.deployables().stream()
                .filter(application -> !application.equals(away))
                .toList());
    }

    private void writeApplications(List<Deployable> deployed) throws IOException {
        Files.write(server().resolve("applications.xml"), applications(deployed));
    }

    /** For {@code WLP_USER_DIR}. */
    Path user() {
        return settings.workDir().resolve("wlp");
    }

    void discardUnpacked() {
        SuiteDirectories.delete(server().resolve("workarea"));
        SuiteDirectories.delete(settings.temporary());
    }

    private Path server() {
        return user().resolve("servers").resolve(SERVER);
    }

    private List<String> applications(List<Deployable> deployed) {
        List<String> lines = new ArrayList<>();
        lines.add("<server>");
        for (Deployable application : deployed) {
            lines.add(
                    application.isEar()
                            ? "<enterpriseApplication name=\"%s\" location=\"%s\"/>"
                                    .formatted(application.name(), application.file())
                            : "<webApplication name=\"%1$s\" contextRoot=\"/%1$s\" location=\"%2$s\"/>"
                                    .formatted(application.name(), application.file()));
        }
        lines.add("</server>");
        return lines;
    }

    /** One a line, and later ones win over the manual's. */
    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(settings.jvm());
        options.add("-Djava.io.tmpdir=" + settings.temporary());
        options.addAll(database.jvmOptions());
        settings.systemProperties().forEach((key, value) -> options.add("-D" + key + "=" + value));
        options.addAll(settings.jvmOptions());
        return options;
    }
}
