package org.hefu.verification.eu;

import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.policy.EtsiValidationPolicy;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.policy.jaxb.Algo;
import eu.europa.esig.dss.policy.jaxb.ConstraintsParameters;
import eu.europa.esig.dss.policy.jaxb.CryptographicConstraint;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLStreamException;
import org.xml.sax.SAXException;

/**
 * By which rules EU DSS validates: its own, and Ed25519, which the list of ETSI TS 119 312 does not name yet. What DSS
 * still accepts and the hub does not, the hub refuses by itself.
 */
final class Policy {

    private static final String OF_DSS = "/policy/constraint.xml";
    private static final String EDDSA = "EdDSA";

    /** As DSS measures a key of Ed25519. */
    private static final int SMALLEST = 24;

    /** Nobody changes it; to read it anew for each file would cost more than the rest of many a verification. */
    private static final ValidationPolicy POLICY = read();

    private Policy() {}

    static ValidationPolicy policy() {
        return POLICY;
    }

    private static ValidationPolicy read() {
        try (InputStream file = ValidationPolicyFacade.class.getResourceAsStream(OF_DSS)) {
            if (file == null) {
                throw new IllegalStateException("EU DSS comes without its rules " + OF_DSS);
            }
            ConstraintsParameters rules = ValidationPolicyFacade.newFacade().unmarshall(file);
            CryptographicConstraint algorithms = rules.getCryptographic();
            algorithms.getAcceptableEncryptionAlgo().getAlgos().add(algorithm());
            Algo smallest = algorithm();
            smallest.setSize(SMALLEST);
            algorithms.getMiniPublicKeySize().getAlgos().add(smallest);
            return new EtsiValidationPolicy(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JAXBException | XMLStreamException | SAXException e) {
            throw new IllegalStateException("The rules of EU DSS cannot be read", e);
        }
    }

    private static Algo algorithm() {
        Algo algorithm = new Algo();
        algorithm.setValue(EDDSA);
        return algorithm;
    }
}
