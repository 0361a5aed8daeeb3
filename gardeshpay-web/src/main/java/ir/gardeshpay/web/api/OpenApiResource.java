package ir.gardeshpay.web.api;

import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.web.OwnApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the REST API, OpenAPI 3.1, for everybody. */
@ApplicationScoped
@OwnApplication
@Path(OwnApplication.PATH + "/api/v1/" + OpenApiResource.NAME)
public class OpenApiResource {

    static final String NAME = "openapi.yaml";
    static final String MEDIA_TYPE = "application/yaml";

    /** In the document, where the address of this module belongs. */
    static final String EXAMPLE_ADDRESS = "https://pay.example.ir/gardeshpay";

    private static final String DOCUMENT = read();

    @Inject
    PaymentSettings settings;

    /** The document, with this module's own address as that of the server. */
    @GET
    @Produces(MEDIA_TYPE)
    public Response document() {
        String here = settings.callbackBase().toString();
        byte[] document = DOCUMENT.replace(EXAMPLE_ADDRESS, here).getBytes(StandardCharsets.UTF_8);
        return Response.ok(document, MEDIA_TYPE).build();
    }

    private static String read() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing from the jar of gardeshpay-web: build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
