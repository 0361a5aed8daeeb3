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
    static final ArchRule arrows_between_packages_go_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("ir.gardeshpay..")
            .layer("reconcile")
            .definedBy("ir.gardeshpay.reconcile")
            .layer("payment")
            .definedBy("ir.gardeshpay.payment")
            .layer("gateway")
            .definedBy("ir.gardeshpay.gateway")
            .layer("notify")
            .definedBy("ir.gardeshpay.notify")
            .layer("root")
            .definedBy("ir.gardeshpay")
            .whereLayer("reconcile")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("payment")
            .mayOnlyBeAccessedByLayers("reconcile")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("payment", "reconcile")
            .whereLayer("notify")
            .mayOnlyBeAccessedByLayers("payment", "reconcile")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("reconcile", "payment", "gateway", "notify");

    @ArchTest
    static final ArchRule no_package_needs_itself_through_another =
            slices().matching("ir.gardeshpay.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_are_of_the_field = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule nothing_goes_to_standard_out =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
