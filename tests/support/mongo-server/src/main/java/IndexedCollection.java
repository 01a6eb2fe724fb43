import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;

/** Keeps its documents in the order of `_id` too, as a real server does. */
final class IndexedCollection extends MemoryCollection {
  private static final String ID = "_id";

  private final OrderedIndex byId = new OrderedIndex("in the order of " + ID, List.of(new IndexKey(ID, true)));

  IndexedCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
    addIndex(byId);
  }

  /** The first or the last few of all: the library would sort them all. */
  @Override
  protected QueryResult queryDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    boolean fewInOrder = query.isEmpty() && limit > 0 && orderBy != null && orderBy.keySet().equals(Set.of(ID));
    if (!fewInOrder) return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    List<Integer> first = byId.first(skip + limit, ((Number) orderBy.get(ID)).intValue() > 0);
    return matchDocuments(query, first, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  public void drop() {
    dropIndex(byId.getName());
    super.drop();
  }
}
