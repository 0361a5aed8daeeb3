package ir.gardeshpay.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The products, and the stylesheet of all pages. */
@Path("/")
@RequestScoped
public class StorefrontResource {

    /** A product on the page. */
    record Item(String id, String name, String story, String price) {

        static Item of(Product product, Words words) {
            return new Item(
                    product.id(),
                    words.text("product." + product.id()),
                    words.text("story." + product.id()),
                    words.toman(product.price()));
        }
    }

    /** All products. */
    @GET
    @Produces(Page.HTML)
    public String products(@Context HttpHeaders headers, @Context UriInfo uri) {
        Words words = Words.of(headers);
        List<Item> items = Arrays.stream(Product.values())
                .map(product -> Item.of(product, words))
                .toList();
        return Page.STOREFRONT.render(words, uri.getBaseUri().getPath(), items);
    }

    /** The stylesheet. */
    @GET
    @Path("shop.css")
    @Produces("text/css; charset=UTF-8")
    public InputStream stylesheet() {
        return Page.resource("shop.css");
    }
}
