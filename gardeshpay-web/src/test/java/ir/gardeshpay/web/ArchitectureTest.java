package ir.gardeshpay.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@AnalyzeClasses(packages = "ir.gardeshpay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> PATH_IS_OWN = DescribedPredicate.describe(
            "a path below " + OwnApplication.PATH,
            type -> type.getAnnotationOfType(Path.class).value().startsWith(OwnApplication.PATH + "/"));

    @ArchTest
    static final ArchRule webSeesOnlyPaymentAccessAndRootOfTheEngine = noClasses()
            .that()
            .resideInAPackage("ir.gardeshpay.web..")
            .should()
            .dependOnClassesThat(resideInAPackage("ir.gardeshpay..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "ir.gardeshpay",
                            "ir.gardeshpay.payment",
                            "ir.gardeshpay.access",
                            "ir.gardeshpay.web",
                            "ir.gardeshpay.web.*"))));

    @ArchTest
    static final ArchRule engineDoesNotKnowWeb = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gardeshpay.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gardeshpay.web..");

    /** It looks for its provider at each call. */
    @ArchTest
    static final ArchRule jsonIsMadeByOneFactory = noClasses()
            .that()
            .resideInAPackage("ir.gardeshpay..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.json.Json");

    @ArchTest
    static final ArchRule resourcesAreServedByOurApplicationOnly = classes()
            .that()
            .resideInAPackage("ir.gardeshpay.web..")
            .and()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(OwnApplication.class)
            .andShould(have(PATH_IS_OWN));

    @ArchTest
    static final ArchRule nothingElseReachesTheHostsApplication =
            classes().that().areAnnotatedWith(Provider.class).should().beAnnotatedWith(OwnApplication.class);

    /** Jersey binds it to the application in which the bean was first made, which may be the host's. */
    @ArchTest
    static final ArchRule whatIsOneForAllRequestsHasNothingOfARequest = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(ApplicationScoped.class)
            .should()
            .beAnnotatedWith(Context.class);

    @ArchTest
    static void everyResourceIsListed(JavaClasses all) {
        Class<?>[] resources = all.stream()
                .filter(type -> type.isAnnotatedWith(OwnApplication.class))
                .map(JavaClass::reflect)
                .toArray(Class<?>[]::new);

        assertThat(new GardeshPayApplication().getClasses()).contains(resources);
    }
}
