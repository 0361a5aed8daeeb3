package ir.gardeshpay.suite.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** A host's users, each with his name for a password. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "desk")
public class Staff implements IdentityStore {

    static final String ROLE = "staff";
    static final String CLERK = "clerk";
    static final String BOSS = "boss";
    static final Set<String> NAMES = Set.of(CLERK, BOSS);

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential shown
                && NAMES.contains(shown.getCaller())
                && shown.compareTo(shown.getCaller(), shown.getCaller())) {
            return new CredentialValidationResult(shown.getCaller(), Set.of(ROLE));
        }
        return CredentialValidationResult.INVALID_RESULT;
    }
}
