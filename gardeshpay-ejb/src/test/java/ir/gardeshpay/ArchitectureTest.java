package ir.gardeshpay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ir.gardeshpay.notify.Firing;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.payment.Schema;
import ir.gardeshpay.reconcile.Readiness;
import ir.gardeshpay.reconcile.Startup;
import ir.gardeshpay.reconcile.Timetable;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;

@AnalyzeClasses(packages = "ir.gardeshpay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsBetweenPackagesGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("ir.gardeshpay..")
            .layer("reconcile")
            .definedBy("ir.gardeshpay.reconcile")
            .layer("payment")
            .definedBy("ir.gardeshpay.payment")
            .layer("gateway")
            .definedBy("ir.gardeshpay.gateway")
            .layer("notify")
            .definedBy("ir.gardeshpay.notify")
            .layer("access")
            .definedBy("ir.gardeshpay.access")
            .layer("webhook")
            .definedBy("ir.gardeshpay.webhook")
            .layer("root")
            .definedBy("ir.gardeshpay")
            .layer("health")
            .definedBy("ir.gardeshpay.health")
            .whereLayer("reconcile")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("payment")
            .mayOnlyBeAccessedByLayers("reconcile")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("payment", "reconcile")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("payment", "reconcile")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("reconcile")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("payment", "reconcile")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("reconcile", "payment", "gateway", "notify", "access", "webhook")
            .whereLayer("health")
            .mayOnlyBeAccessedByLayers("reconcile", "webhook");

    @ArchTest
    static final ArchRule noPackageNeedsItselfThroughAnother =
            slices().matching("ir.gardeshpay.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesAreOfTheField = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule nothingGoesToStandardOut =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    /** Each costs Payara Server a start that is some twenty milliseconds longer (ADR 20). */
    @ArchTest
    static final ArchRule enterpriseBeansAreFew = noClasses()
            .that()
            .doNotBelongToAnyOf(
                    PaymentService.class,
                    OwnTransaction.class,
                    Firing.class,
                    Schema.class,
                    Startup.class,
                    Timetable.class,
                    Readiness.class)
            .should()
            .beAnnotatedWith(Singleton.class)
            .orShould()
            .beAnnotatedWith(Stateless.class);

    /**
     * An {@code EntityManager} that threads share is safe in a transaction only (ADR 20), which {@link Entities} sees
     * to.
     */
    @ArchTest
    static final ArchRule beansOfAllThreadsHaveNoEntityManager = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(Stateless.class)
            .and()
            .areNotDeclaredIn(Entities.class)
            .should()
            .haveRawType(EntityManager.class);

    /**
     * At nearly every start there is nothing to migrate, and a container that looks at beans would load what they name.
     */
    @ArchTest
    static final ArchRule noBeanNamesFlyway = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("ir.gardeshpay.payment.FlywayMigration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");
}
