package ir.gardeshpay.suite;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application of {@link VisitsServlet} on a server of the harness, to test the harness itself. */
final class Visits {
    private Visits() {}

    static ServerBuilder server(Path directory, Database database) {
        Path war = directory.resolve("visits.war");
        ShrinkWrap.create(WebArchive.class)
                .addClass(VisitsServlet.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return Server.builder().war(war, "shop").database(database).environment("VISITS_SIGN", "here");
    }

    static String visit(Server server) throws IOException, InterruptedException {
        return answer(server).body();
    }

    static HttpResponse<String> answer(Server server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url("/shop/visits")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
