#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Search side by side with what can be installed: one run, one thread, the same articles, questions and terms.

    Benchmarks/peers.py SET [--program .build/release/donghanh] [--folder .build/peers] [--questions N] [--only NAME…]

Peers get syllables and pairs of neighbouring syllables as ready-made terms of one field (heading and body), BM25 with k1 1.2 and b 0.75 where
they have it, and are asked for the best 100. Those of PyPI (tantivy, bm25s, and pyserini for the Lucene that it carries) are installed into
--folder; Lucene needs Java 21, Xapian python3-xapian, PostgreSQL its programs. What is not to be had is named and skipped.
"""

import argparse
import contextlib
import glob
import importlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from search import donghanh, gain, judged, lines, terms

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = {"tantivy": ["tantivy"], "bm25s": ["bm25s", "scipy", "numpy"], "pyserini": ["pyserini"]}


class Missing(Exception):
    pass


def package_files(name, folder, options=()):
    """Installs a package by name into a folder of its own where it is not there."""
    place = os.path.join(folder, name)
    if not os.path.isdir(place):
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", *options, "--target", place, *PACKAGES[name]],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        if done.returncode != 0:
            shutil.rmtree(place, ignore_errors=True)
            raise Missing(done.stderr.decode().strip().split("\n")[-1])
    return place


def package(name, folder):
    sys.path.insert(0, package_files(name, folder))
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


def java():
    """Lucene of today needs Java 21."""
    for place in [shutil.which("java"), *sorted(glob.glob("/usr/lib/jvm/*/bin/java"))]:
        if place:
            told = subprocess.run([place, "-version"], capture_output=True, text=True).stderr
            found = re.search(r'version "(\d+)', told)
            if found and int(found[1]) >= 21:
                return place
    raise Missing("no Java 21 or newer")


def lucene(texts, questions, packages):
    """Without Python in between: pyserini brings Lucene as a jar, and LuceneTrial.java asks it."""
    program = java()
    package_files("pyserini", packages, ["--no-deps"])
    jar = next(iter(glob.glob(os.path.join(packages, "pyserini/pyserini/resources/jars/anserini-*-fatjar.jar"))), None)
    if not jar:
        raise Missing("pyserini came without its jar")
    with tempfile.TemporaryDirectory(prefix="peers-lucene-") as folder:
        for name, lines_of_terms in (("texts", texts), ("questions", questions)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.writelines(" ".join(text) + "\n" for text in lines_of_terms)
        paths = [os.path.join(folder, name) for name in ("index", "texts", "questions")]
        command = [program, "-XX:+UseSerialGC", "-Xmx2g", "--class-path", jar, os.path.join(HERE, "LuceneTrial.java"), *paths]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip().split("\n")[-1])
        indexed, *answers = done.stdout.splitlines()
        rows = [line.split() for line in answers]
        return float(indexed), size(paths[0]), [[int(at) for at in row[1:]] for row in rows], [float(row[0]) for row in rows]


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


def postgres(texts, questions, _):
    """Asked through one session of psql, which tells the time that each question took in it. Has no BM25: ts_rank with the length of the text."""

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
                "SELECT 'found ' || coalesce(string_agg(id::text, ' '), '') FROM "
                f"(SELECT id FROM article, (SELECT $q${query}$q$::tsquery AS q) AS asked WHERE terms @@ q ORDER BY "
                "ts_rank(terms, q, 1) DESC, id LIMIT 100) AS best;"
            )
        output = subprocess.run(psql, input="\n".join(script), text=True, capture_output=True, check=True).stdout
        sizes = subprocess.run([*psql, "-c", "SELECT pg_total_relation_size('article')"], text=True, capture_output=True, check=True).stdout
    found, times = [], []
    for line in output.split("\n"):
        if line.startswith("Time: "):
            times.append(float(line.split()[1]) / 1e3)
        elif line.startswith("found"):
            found.append([int(at) for at in line.split()[1:]])
    return indexed, int(sizes), found, times


def measure(name, engine, texts, names, questions, packages):
    folder = tempfile.mkdtemp(prefix=f"peers-{name}-")
    try:
        wanted = [list(dict.fromkeys(terms(text))) for text, _, _ in questions]
        if engine in (lucene, postgres):
            indexed, bytes_used, found, times = engine(texts, wanted, packages)
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


def most_memory():
    """In MB: of this process and of the largest it has waited for. A database's own processes are not among them."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def row(name, figures, passages):
    print(
        f"{name:24}{figures['nDCG@10']:>9.3f}{figures['queries/s']:>11.1f}{figures['p50']:>9.2f}{figures['p95']:>9.2f}"
        f"{figures['indexSeconds']:>9.1f}{figures['bytes'] / passages:>12.0f}", flush=True
    )


PEERS = {"tantivy": tantivy, "bm25s": bm25s, "lucene": lucene, "fts5": fts5, "xapian": xapian, "postgres": postgres}


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
    # One string a term, however often it stands: lists of the same strings fit in memory.
    texts = [[sys.intern(term) for term in terms((article.get("title") or "") + "\n" + article["text"])] for article in articles]
    del articles
    print(f"{len(questions)} questions over {len(names):,} articles, one thread")
    print(f"{'':24}{'nDCG@10':>9}{'queries/s':>11}{'p50 ms':>9}{'p95 ms':>9}{'index s':>9}{'B/article':>12}")
    for name, options in (("donghanh, BM25 alone", ["--plain"]), ("donghanh, full ranking", [])):
        figures = donghanh(wanted.program, corpus, qrels, questions, False, options)
        row(name, {**figures, "bytes": figures["indexBytes"]}, len(names))
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{'':24}{used:>9} MB at most, reading the articles among it", flush=True)
    for name in wanted.only:
        # Each in a process of its own, so that none pays for what another left in memory.
        child = os.fork()
        if child == 0:
            status = 0
            try:
                before = most_memory()
                row(name, measure(name, PEERS[name], texts, names, questions, wanted.folder), len(names))
                print(f"{'':24}{most_memory() - before:>9} MB at most besides the articles", flush=True)
            except Missing as reason:
                print(f"{name:24} skipped: {reason}", flush=True)
            except Exception as error:
                print(f"{name:24} failed: {error}", flush=True)
                status = 1
            os._exit(status)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
