#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Search side by side with what can be installed: one run, one thread, the same articles, questions and terms.

    Benchmarks/peers.py SET [--program .build/release/donghanh] [--folder .build/peers] [--questions N] [--only NAME…]

Peers get syllables and pairs of neighbouring syllables as ready-made terms of one field (heading and body), BM25 with k1 1.2 and b 0.75 where
they have it, and are asked for the best 100. Those of PyPI (tantivy, bm25s, pyserini) are installed into --folder; Xapian is taken where
python3-xapian is installed, PostgreSQL where its programs are. What is not to be had is named and skipped.
"""

import argparse
import contextlib
import importlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from search import donghanh, gain, judged, lines, terms

PACKAGES = {"tantivy": ["tantivy"], "bm25s": ["bm25s", "scipy", "numpy"], "pyserini": ["pyserini", "faiss-cpu", "torch"]}


class Missing(Exception):
    pass


def package(name, folder):
    """Imports a package, installed by name into a folder of its own where it is not there."""
    place = os.path.join(folder, name)
    if not os.path.isdir(place):
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--target", place, *PACKAGES[name]], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if done.returncode != 0:
            shutil.rmtree(place, ignore_errors=True)
            raise Missing(done.stderr.decode().strip().split("\n")[-1])
    sys.path.insert(0, place)
    try:
        return importlib.import_module(name)
    except Exception as error:
        raise Missing(str(error)) from error


def size(folder):
    return sum(os.path.getsize(os.path.join(root, file)) for root, _, files in os.walk(folder) for file in files)


def tantivy(texts, folder, packages):
    engine = package("tantivy", packages)
    schema = engine.SchemaBuilder().add_unsigned_field("at", stored=True).add_text_field("terms", tokenizer_name="whitespace", index_option="freq").build()
    index = engine.Index(schema, path=folder)
    writer = index.writer(heap_size=300_000_000, num_threads=1)
    for at, text in enumerate(texts):
        writer.add_document(engine.Document(at=at, terms=" ".join(text)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(wanted):
        query = engine.Query.boolean_query([(engine.Occur.Should, engine.Query.term_query(schema, "terms", term, "freq")) for term in wanted])
        return [searcher.doc(address)["at"][0] for _, address in searcher.search(query, 100, count=False).hits]

    return ask


def bm25s(texts, folder, packages):
    engine = package("bm25s", packages)
    words = {}
    numbers = [[words.setdefault(term, len(words)) for term in text] for text in texts]
    retriever = engine.BM25(k1=1.2, b=0.75)
    retriever.index((numbers, words), show_progress=False)
    retriever.save(folder)

    def ask(wanted):
        known = [words[term] for term in wanted if term in words]
        if not known:
            return []
        found, _ = retriever.retrieve([known], k=100, n_threads=1, show_progress=False)
        return [int(at) for at in found[0]]

    return ask


def fts5(texts, folder, _):
    import sqlite3

    database = sqlite3.connect(os.path.join(folder, "index.db"))
    database.execute("""CREATE VIRTUAL TABLE article USING fts5(terms, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""")
    database.executemany("INSERT INTO article (rowid, terms) VALUES (?, ?)", ((at + 1, " ".join(text)) for at, text in enumerate(texts)))
    database.execute("INSERT INTO article (article) VALUES ('optimize')")
    database.commit()

    def ask(wanted):
        query = " OR ".join(f'"{term}"' for term in wanted)
        return [row - 1 for (row,) in database.execute("SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT 100", (query,))]

    return ask


def xapian(texts, folder, _):
    # The module belongs to the system's Python, whatever Python runs this.
    sys.path.append("/usr/lib/python3/dist-packages")
    try:
        engine = importlib.import_module("xapian")
    except ImportError as error:
        raise Missing(f"{error} (apt-get install python3-xapian)") from error
    database = engine.WritableDatabase(folder, engine.DB_CREATE_OR_OVERWRITE)
    for at, text in enumerate(texts):
        document = engine.Document()
        document.set_data(str(at))
        for term in text:
            if len(term.encode()) < 200:
                document.add_term(term)
        database.add_document(document)
    database.commit()
    reader = engine.Database(folder)

    def ask(wanted):
        enquire = engine.Enquire(reader)
        enquire.set_weighting_scheme(engine.BM25Weight(1.2, 0, 1, 0.75, 0))
        enquire.set_query(engine.Query(engine.Query.OP_OR, list(wanted)))
        return [int(match.document.get_data()) for match in enquire.get_mset(0, 100)]

    return ask


def pyserini(texts, folder, packages):
    if not shutil.which("java"):
        raise Missing("no Java")
    package("pyserini", packages)
    source, index = os.path.join(folder, "source"), os.path.join(folder, "index")
    os.makedirs(source)
    import json

    with open(os.path.join(source, "texts.jsonl"), "w", encoding="utf-8") as file:
        for at, text in enumerate(texts):
            print(json.dumps({"id": str(at), "contents": " ".join(text)}, ensure_ascii=False), file=file)
    command = [sys.executable, "-m", "pyserini.index.lucene", "--collection", "JsonCollection", "--input", source, "--index", index]
    command += ["--generator", "DefaultLuceneDocumentGenerator", "--threads", "1", "--pretokenized", "--optimize"]
    paths = os.pathsep.join([os.path.join(packages, "pyserini"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    shutil.rmtree(source)
    if done.returncode != 0:
        raise Missing(done.stderr.decode().strip().split("\n")[-1])
    from pyserini.analysis import JWhiteSpaceAnalyzer
    from pyserini.search.lucene import LuceneSearcher

    searcher = LuceneSearcher(index)
    searcher.set_bm25(1.2, 0.75)
    searcher.set_analyzer(JWhiteSpaceAnalyzer())
    return lambda wanted: [int(hit.docid) for hit in searcher.search(" ".join(wanted), k=100)]


@contextlib.contextmanager
def cluster():
    place = next((p for p in ["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin"] if os.path.isdir(p)), None)
    if not place:
        raise Missing("no PostgreSQL here")
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    folder = tempfile.mkdtemp(prefix="peers-postgres-")
    os.chmod(folder, 0o777)
    data = os.path.join(folder, "data")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
    try:
        subprocess.run([*user, f"{place}/initdb", "-A", "trust", "-U", "peers", "-D", data], **quiet)
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=1GB -c max_parallel_workers_per_gather=0 -c jit=off"
        subprocess.run([*user, f"{place}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"], **quiet)
        yield ["psql", "-h", folder, "-U", "peers", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1"]
    finally:
        subprocess.run([*user, f"{place}/pg_ctl", "-D", data, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def postgres(texts, questions):
    """Asked through one session of psql, which tells the time that each question took in it. Has no BM25: ts_rank with the length of the text."""

    def vector(text):
        return " ".join(f"'{term}'" for term in text if "'" not in term and "\\" not in term)[:900_000]

    with cluster() as psql:
        started = time.monotonic()
        load = subprocess.Popen(psql, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        load.stdin.write(b"CREATE TABLE article (id int, terms tsvector);\nCOPY article FROM stdin;\n")
        for at, text in enumerate(texts):
            # Places make a term count as often as it stands there.
            places = {}
            for place, term in enumerate(text):
                if "'" not in term and "\\" not in term:
                    places.setdefault(term, []).append(str(min(place + 1, 16_383)))
            packed = " ".join(f"'{term}':{','.join(found[:250])}" for term, found in places.items())
            load.stdin.write(f"{at}\t{packed}\n".encode())
        load.stdin.write(b"\\.\nCREATE INDEX article_terms ON article USING gin (terms);\nVACUUM ANALYZE article;\n")
        load.stdin.close()
        if load.wait() != 0:
            raise Missing("the articles could not be loaded")
        indexed = time.monotonic() - started
        script = ["\\timing on"]
        for wanted in questions:
            query = " | ".join(f"'{term}'" for term in wanted if "'" not in term and "\\" not in term)
            script.append(
                f"SELECT string_agg(id::text, ' ') FROM (SELECT id FROM article, (SELECT $q${query}$q$::tsquery AS q) AS asked WHERE terms @@ q "
                "ORDER BY ts_rank(terms, q, 1) DESC, id LIMIT 100) AS best;"
            )
        output = subprocess.run(psql, input="\n".join(script), text=True, capture_output=True, check=True).stdout
        sizes = subprocess.run([*psql, "-c", "SELECT pg_total_relation_size('article')"], text=True, capture_output=True, check=True).stdout
    found, times = [], []
    for line in output.split("\n"):
        if line.startswith("Time: "):
            times.append(float(line.split()[1]) / 1e3)
        elif line and not line.startswith("Timing"):
            found.append([int(at) for at in line.split()])
    return indexed, int(sizes), found, times


def measure(name, engine, texts, names, questions, packages):
    folder = tempfile.mkdtemp(prefix=f"peers-{name}-")
    try:
        wanted = [list(dict.fromkeys(terms(text))) for text, _, _ in questions]
        if engine is postgres:
            indexed, bytes_used, found, times = postgres(texts, wanted)
        else:
            started = time.monotonic()
            ask = engine(texts, folder, packages)
            indexed, bytes_used = time.monotonic() - started, size(folder)
            found, times = [], []
            for text in wanted:
                started = time.monotonic()
                found.append(ask(text))
                times.append(time.monotonic() - started)
        gains = [gain([names[at] for at in best], gold) for best, (_, gold, _) in zip(found, questions)]
        times.sort()
        return {
            "nDCG@10": sum(gains) / len(gains), "queries/s": len(times) / sum(times), "p50": times[len(times) // 2] * 1e3,
            "p95": times[int(len(times) * 0.95)] * 1e3, "indexSeconds": indexed, "bytes": bytes_used,
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def row(name, figures, passages):
    print(
        f"{name:24}{figures['nDCG@10']:>9.3f}{figures['queries/s']:>11.1f}{figures['p50']:>9.2f}{figures['p95']:>9.2f}"
        f"{figures['indexSeconds']:>9.1f}{figures['bytes'] / passages:>12.0f}", flush=True
    )


PEERS = {"tantivy": tantivy, "bm25s": bm25s, "pyserini": pyserini, "fts5": fts5, "xapian": xapian, "postgres": postgres}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("set", metavar="SET")
    parser.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "../.build/release/donghanh"))
    parser.add_argument("--folder", default=os.path.join(os.path.dirname(__file__), "../.build/peers"))
    parser.add_argument("--questions", type=int, metavar="N", help="only the first N")
    parser.add_argument("--only", nargs="+", choices=[*PEERS], default=[*PEERS], metavar="NAME")
    wanted = parser.parse_args()
    corpus = next((path for end in (".gz", "") if os.path.exists(path := os.path.join(wanted.set, "corpus.jsonl" + end))), None)
    if not corpus:
        return print(f"{wanted.set}: no corpus.jsonl(.gz) here; skipped")
    questions = judged(wanted.set, wanted.questions)
    qrels = os.path.join(wanted.set, "qrels.tsv")
    articles = list(lines(corpus))
    names = [article["id"] for article in articles]
    texts = [terms((article.get("title") or "") + "\n" + article["text"]) for article in articles]
    print(f"{len(questions)} questions over {len(names):,} articles, one thread")
    print(f"{'':24}{'nDCG@10':>9}{'queries/s':>11}{'p50 ms':>9}{'p95 ms':>9}{'index s':>9}{'B/article':>12}")
    for name, options in (("donghanh, BM25 alone", ["--plain"]), ("donghanh, full ranking", [])):
        figures = donghanh(wanted.program, corpus, qrels, questions, False, options)
        row(name, {**figures, "bytes": figures["indexBytes"]}, len(names))
    for name in wanted.only:
        # Each in a process of its own, so that none pays for what another left in memory.
        child = os.fork()
        if child == 0:
            status = 0
            try:
                row(name, measure(name, PEERS[name], texts, names, questions, wanted.folder), len(names))
                print(f"{'':24}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:>9} MB at most, the articles among them", flush=True)
            except Missing as reason:
                print(f"{name:24} skipped: {reason}", flush=True)
            except Exception as error:
                print(f"{name:24} failed: {error}", flush=True)
                status = 1
            os._exit(status)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
