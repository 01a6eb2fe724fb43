import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.util.List;

/**
 * A server in memory that speaks MongoDB's protocol, on loopback and a port of its own choice; it prints its address, and ends when
 * whoever started it closes its standard input. The driver asks for wire version 9; the library's own enum stops at 8.
 */
public class MongoServerForTests {
  private static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  public static void main(String[] arguments) throws IOException {
    MemoryBackend backend = new MemoryBackend();
    backend.version(VERSION);
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
    System.out.println("mongodb:/" + server.getLocalAddress());
    while (System.in.read() >= 0) {}
    server.shutdownNow();
    System.exit(0);
  }
}
