package ir.gardeshpay.suite.caller;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;

/** Says who calls, wherever it is called. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Callers {

    @Resource
    private SessionContext session;

    @Inject
    private SecurityContext security;

    /** Both views of him, for they need not agree on a thread that the server has not made. */
    public Caller present() {
        Principal known = security.getCallerPrincipal();
        return new Caller(session.getCallerPrincipal().getName(), known == null ? "" : known.getName());
    }
}
