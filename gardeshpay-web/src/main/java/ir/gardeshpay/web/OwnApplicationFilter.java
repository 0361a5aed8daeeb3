package ir.gardeshpay.web;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 404 where one of our resources is reached through an application that is not ours. A {@code @Provider}, so
 * that it is there wherever our resources are; bound by name, so that it acts on nothing else.
 */
@Provider
@OwnApplication
public class OwnApplicationFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(OwnPathFilter.MARK) == null) {
            throw new NotFoundException();
        }
    }
}
