package ir.gardeshpay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
}
