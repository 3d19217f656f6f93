// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene on one thread: indexes a file of texts, a line of terms each, and asks it a file of questions.
 *
 * <p>Prints the seconds of indexing, then a line a question: its seconds and the places of the best 100. The questions are asked twice and timed the
 * second time, since the first runs are interpreted; no result is cached.
 */
public class LuceneTrial {
  public static void main(String[] paths) throws Exception {
    var similarity = new BM25Similarity(1.2f, 0.75f);
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (var directory = FSDirectory.open(Path.of(paths[0]))) {
      long started = System.nanoTime();
      index(directory, Path.of(paths[1]), similarity);
      out.println((System.nanoTime() - started) / 1e9);
      ask(directory, Files.readAllLines(Path.of(paths[2])), similarity, out);
    }
    out.flush();
  }

  private static void index(FSDirectory directory, Path texts, BM25Similarity similarity) throws Exception {
    var type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    var config = new IndexWriterConfig(new WhitespaceAnalyzer()).setSimilarity(similarity).setRAMBufferSizeMB(300);
    config.setMergeScheduler(new SerialMergeScheduler());
    try (var writer = new IndexWriter(directory, config); BufferedReader lines = Files.newBufferedReader(texts)) {
      long at = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var document = new Document();
        document.add(new Field("terms", line, type));
        document.add(new NumericDocValuesField("at", at++));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static void ask(FSDirectory directory, List<String> questions, BM25Similarity similarity, PrintStream out) throws Exception {
    IndexSearcher.setMaxClauseCount(100_000);
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(similarity);
      searcher.setQueryCache(null);
      for (String question : questions) best(searcher, reader, question);
      for (String question : questions) {
        long started = System.nanoTime();
        long[] found = best(searcher, reader, question);
        out.print((System.nanoTime() - started) / 1e9);
        for (long at : found) out.print(" " + at);
        out.println();
      }
    }
  }

  private static long[] best(IndexSearcher searcher, DirectoryReader reader, String question) throws Exception {
    var query = new BooleanQuery.Builder();
    for (String term : new LinkedHashSet<>(List.of(question.split(" ")))) {
      query.add(new TermQuery(new Term("terms", term)), BooleanClause.Occur.SHOULD);
    }
    ScoreDoc[] hits = searcher.search(query.build(), 100).scoreDocs;
    long[] places = new long[hits.length];
    for (int rank = 0; rank < hits.length; rank++) {
      var numbers = MultiDocValues.getNumericValues(reader, "at");
      numbers.advanceExact(hits[rank].doc);
      places[rank] = numbers.longValue();
    }
    return places;
  }
}
