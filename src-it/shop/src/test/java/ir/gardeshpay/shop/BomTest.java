package ir.gardeshpay.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so nothing but this keeps it in step with the project. */
class BomTest {

    private static final Path BOM = Path.of("../../gardeshpay-ear/bom/pom.xml");
    private static final Path PROJECT = Path.of("../../pom.xml");
    private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency/";

    @Test
    void theBomHasTheVersionOfTheProject() throws Exception {
        assertThat(texts(BOM, "/project/version"))
                .isEqualTo(texts(PROJECT, "/project/version"))
                .hasSize(1);
    }

    @Test
    void theBomManagesAllArtifactsOfTheModuleAndTheSimulatorInThatVersionAndNothingElse() throws Exception {
        List<String> modules = texts(PROJECT, "/project/modules/module").stream()
                .filter(module -> !module.startsWith("src-it/") || module.endsWith("/simulator"))
                .filter(module -> !module.endsWith("/bom"))
                .map(module -> module.replaceFirst(".*/", "gardeshpay-"))
                .toList();
        assertThat(texts(BOM, MANAGED + "artifactId").stream().distinct()).containsExactlyInAnyOrderElementsOf(modules);
        assertThat(texts(BOM, MANAGED + "groupId")).containsOnly("ir.gardeshpay");
        assertThat(texts(BOM, MANAGED + "version")).containsOnly("${project.version}");
    }

    private static List<String> texts(Path pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        path,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(pom.toFile()),
                        XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
