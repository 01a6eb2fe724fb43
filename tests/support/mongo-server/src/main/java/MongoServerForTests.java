import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/**
 * A server that speaks MongoDB's protocol, in memory, on loopback, on a port of its own choice. It prints its address. On its standard
 * input it is told "stop", which closes its port and every connection, and "start", which opens them again with all that it held; each is
 * answered with one line. It ends when whoever started it closes its standard input. The driver asks for wire version 9; the library's
 * own enum stops at 8.
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
    IndexedBackend backend = new IndexedBackend();
    backend.version(VERSION);
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", 0);
    int port = server.getLocalAddress().getPort();
    System.out.println("mongodb:/" + server.getLocalAddress());
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String command; (command = commands.readLine()) != null; ) {
      if (command.equals("stop")) server.shutdownNow();
      if (command.equals("start")) {
        server = new MongoServer(backend);
        server.bind("127.0.0.1", port);
      }
      System.out.println(command);
    }
    server.shutdownNow();
    System.exit(0);
  }
}
