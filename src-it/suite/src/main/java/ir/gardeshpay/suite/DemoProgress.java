package ir.gardeshpay.suite;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a person at a terminal what the demo is doing, in a few short lines. */
final class DemoProgress {
    private static final Pattern DEPLOYED =
            Pattern.compile("([\\w-]+) was successfully deployed in ([\\d.,]+) milliseconds");

    private final PrintStream out;

    DemoProgress(PrintStream out) {
        this.out = out;
    }

    /** On the terminal itself: Maven's own System.out is already being taken down when a shutdown hook prints. */
    static DemoProgress onTerminal() {
        return new DemoProgress(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset()));
    }

    void starting(DemoSettings settings, Path log) {
        say("");
        say("Starting the GardeshPay demo: the shop and a simulated gateway on Payara Micro, with H2.");
        say("  - data is kept in  " + settings.directory());
        say("  - the log goes to  " + log);
        say("  - starting the server on port " + settings.port() + " (it takes 10 to 30 seconds) ...");
    }

    /** Passes on those of the server's lines that mean something to a person. */
    void heard(String line) {
        Matcher deployed = DEPLOYED.matcher(line);
        if (deployed.find()) {
            say("  - " + deployed.group(1) + " is deployed (" + deployed.group(2) + " ms)");
        }
    }

    void running(DemoSettings settings) {
        String rule = "-".repeat(78);
        say("");
        say(rule);
        say("  The shop:               " + settings.url() + "/shop");
        say("  The gateway simulator:  " + settings.url() + "/gateway");
        say("  The REST API:           " + settings.url() + "/shop/gardeshpay/api/v1/openapi.yaml");
        say("                          with the key " + DemoSettings.API_KEY);
        say("");
        say("  Open the shop, choose something, pay. On the gateway's page pay or cancel,");
        say("  and see the order in the shop. Stop and start the demo: the orders are kept.");
        say("");
        say("  Ctrl-C stops it.");
        say(rule);
        say("");
    }

    void failed(String message) {
        say("");
        say("The demo cannot go on.");
        say(message);
        say("");
    }

    void stopping() {
        say("");
        say("Stopping the server ...");
    }

    void stopped(DemoSettings settings) {
        say("Stopped. The data stays in " + settings.directory() + "; delete that directory to begin anew.");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
