package ir.gardeshpay.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ir.gardeshpay.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyOnePackageKnowsJetty = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gardeshpay.simulator.jetty")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..")
            .because("Jetty is not in the WAR");

    @ArchTest
    static final ArchRule onlyTheSimulatorUsesThatPackage = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gardeshpay.simulator.jetty")
            .and()
            .doNotHaveFullyQualifiedName("ir.gardeshpay.simulator.Simulator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gardeshpay.simulator.jetty")
            .because("neither is in the WAR");

    @ArchTest
    static final ArchRule innerPackagesKnowNothingOfPayments = noClasses()
            .that()
            .resideInAnyPackage(
                    "ir.gardeshpay.simulator.wire", "ir.gardeshpay.simulator.page", "ir.gardeshpay.simulator.jetty")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gardeshpay.simulator");

    @ArchTest
    static final ArchRule wireIsTheGround = noClasses()
            .that()
            .resideInAPackage("ir.gardeshpay.simulator.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ir.gardeshpay.simulator.page", "ir.gardeshpay.simulator.jetty");
}
