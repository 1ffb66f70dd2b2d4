/// Checks a desk's public record from its published bytes alone. Nothing is required at run time
/// beyond the JDK.
module org.commonweal.verifier {
    requires java.net.http;
    requires static org.jspecify;

    exports org.commonweal.verifier;
}
