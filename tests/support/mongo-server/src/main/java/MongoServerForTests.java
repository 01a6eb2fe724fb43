import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.util.List;

/**
 * A server that speaks MongoDB's protocol, on loopback, on a port of its own choice or that of the first argument; in memory, or in the
 * file of the second argument, which it writes completely when it is stopped. It prints its address, and ends when whoever started it
 * closes its standard input. The driver asks for wire version 9; the library's own enum stops at 8.
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

  private static MemoryBackend inMemory() {
    MemoryBackend backend = new MemoryBackend();
    backend.version(VERSION);
    return backend;
  }

  private static H2Backend inFile(String file) {
    H2Backend backend = new H2Backend(file);
    backend.version(VERSION);
    return backend;
  }

  public static void main(String[] arguments) throws IOException {
    MongoServer server = new MongoServer(arguments.length > 1 ? inFile(arguments[1]) : inMemory());
    server.bind("127.0.0.1", arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0);
    System.out.println("mongodb:/" + server.getLocalAddress());
    while (System.in.read() >= 0) {}
    server.shutdownNow();
    System.exit(0);
  }
}
