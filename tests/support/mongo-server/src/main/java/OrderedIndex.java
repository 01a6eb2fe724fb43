import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An index that several documents may share a key of, in order of its first field: the library has none, and reads every document
 * instead. It names candidates by one condition of a query; the collection compares them with the whole query afterwards.
 */
final class OrderedIndex extends Index<Integer> {
  private static final Set<String> EQUALITIES = Set.of("$eq", "$in");
  private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

  private final String field;
  private final NavigableMap<Object, Set<Integer>> positions = new TreeMap<>(ValueComparator.ascWithoutListHandling());
  /** By the document's `_id`: what is removed is named by its content alone. */
  private final Map<Object, Integer> positionOf = new HashMap<>();

  OrderedIndex(String name, List<IndexKey> keys) {
    super(name, keys, false);
    field = keys.get(0).getKey();
  }

  @Override
  public synchronized void add(Document document, Integer position, MongoCollection<Integer> collection) {
    positionOf.put(document.get("_id"), position);
    for (Object key : keysOf(document)) positions.computeIfAbsent(key, any -> new TreeSet<>()).add(position);
  }

  @Override
  public synchronized Integer remove(Document document) {
    Integer position = positionOf.remove(document.get("_id"));
    if (position != null) for (Object key : keysOf(document)) removeAt(key, position);
    return position;
  }

  /** The new keys first: a reader finds the document under one or the other. */
  @Override
  public synchronized void updateInPlace(
      Document before, Document after, Integer position, MongoCollection<Integer> collection) {
    Set<Object> kept = keysOf(after);
    for (Object key : kept) positions.computeIfAbsent(key, any -> new TreeSet<>()).add(position);
    for (Object key : keysOf(before)) if (!kept.contains(key)) removeAt(key, position);
  }

  @Override
  public boolean canHandle(Document query) {
    Object wanted = query.get(field);
    if (!(wanted instanceof Document conditions)) return isPlain(wanted);
    return conditions.entrySet().stream().anyMatch(OrderedIndex::narrows);
  }

  @Override
  public synchronized Iterable<Integer> getPositions(Document query) {
    if (!(query.get(field) instanceof Document conditions)) return at(List.of(query.get(field)));
    for (Map.Entry<String, Object> condition : conditions.entrySet()) {
      if (!narrows(condition)) continue;
      Object bound = condition.getValue();
      return switch (condition.getKey()) {
        case "$eq" -> at(List.of(bound));
        case "$in" -> at((Collection<?>) bound);
        case "$gt", "$gte" -> all(positions.tailMap(comparable(bound), true));
        // What has no value stands first, and is never less than anything.
        default -> all(positions.tailMap(Missing.getInstance(), false).headMap(comparable(bound), true));
      };
    }
    throw new IllegalStateException(this + " cannot handle " + query);
  }

  /** So many documents, from the one end of the field's order or from the other. */
  synchronized List<Integer> first(int count, boolean ascending) {
    Map<Object, Set<Integer>> ordered = ascending ? positions : positions.descendingMap();
    return ordered.values().stream().flatMap(Set::stream).limit(count).collect(Collectors.toList());
  }

  @Override
  public Integer getPosition(Document document) {
    return null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Integer> collection) {}

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {}

  @Override
  public synchronized long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void drop() {}

  private void removeAt(Object key, Integer position) {
    Set<Integer> there = positions.get(key);
    if (there != null && there.remove(position) && there.isEmpty()) positions.remove(key);
  }

  private Set<Object> keysOf(Document document) {
    Set<Object> keys = new TreeSet<>(positions.comparator());
    for (KeyValue values : getKeyValues(document)) keys.add(comparable(values.get(0)));
    return keys;
  }

  private List<Integer> at(Collection<?> values) {
    Set<Integer> found = new TreeSet<>();
    for (Object value : values) found.addAll(positions.getOrDefault(comparable(value), Set.of()));
    return new ArrayList<>(found);
  }

  private static List<Integer> all(Map<Object, Set<Integer>> part) {
    return part.values().stream().flatMap(Set::stream).distinct().collect(Collectors.toList());
  }

  private static boolean narrows(Map.Entry<String, Object> condition) {
    Object bound = condition.getValue();
    if (RANGES.contains(condition.getKey())) return isPlain(bound);
    if (!EQUALITIES.contains(condition.getKey())) return false;
    return bound instanceof Collection<?> several ? several.stream().allMatch(OrderedIndex::isPlain) : isPlain(bound);
  }

  private static boolean isPlain(Object value) {
    boolean hasParts = value instanceof Document || value instanceof Collection || value instanceof BsonRegularExpression;
    return !hasParts && !Missing.isNullOrMissing(value);
  }

  /** Numbers are equal whatever their type; null and nothing are one. */
  private static Object comparable(Object value) {
    if (value instanceof Number number) return number.doubleValue();
    return value == null ? Missing.getInstance() : value;
  }
}
