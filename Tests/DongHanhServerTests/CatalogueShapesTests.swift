// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

private enum ShapesEngine {
    static let home = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    static let folder = home.appending(path: ".build/shacl").path(percentEncoded: false)
    static var isSetUp: Bool { FileManager.default.fileExists(atPath: folder + "/pyshacl/__init__.py") }
}

/// The exported catalogue of services, held against the constraints of its profile by an engine of SHACL that is not ours.
@Suite(.enabled(if: ShapesEngine.isSetUp, "./test puts the engine into .build/shacl"))
struct CatalogueShapesTests {
    private static let engine = ShapesEngine.folder
    private static let shapes = ShapesEngine.home.appending(path: "Tests/DomainTests/Exchange/public-services.ttl").path(percentEncoded: false)

    /// A line a file: whether it conforms, how many statements it makes, how many constraints it breaks.
    private static let script = """
        import sys; sys.path.insert(0, sys.argv[1])
        from pyshacl import validate
        from rdflib import Graph, Namespace
        shapes = Graph().parse(sys.argv[2], format="turtle")
        for name in sys.argv[3:]:
            data = Graph().parse(name, format="json-ld")
            conforms, report, _ = validate(data, shacl_graph=shapes, meta_shacl=name == sys.argv[3])
            print(conforms, len(data), len(set(report.objects(None, Namespace("http://www.w3.org/ns/shacl#").result))))
        """

    @Test func `the catalogue of the shipped content conforms on days that differ, and what is broken in it is found`() async throws {
        let program = try Program()
        var files: [String] = []
        for day in ["2025-06-30", "2026-11-22", "2027-03-01"] {
            files.append(program.path("\(day).jsonld"))
            #expect(try await program.run("registry", "--format", "jsonld", "--on", day, "--out", files[files.count - 1]).status == 0)
        }
        let whole = try String(contentsOfFile: files[1], encoding: .utf8)
        let breaks = [
            ("\"dct:identifier\"", "\"dct:other\""), ("\"cv:PublicOrganisation\"", "\"cv:Other\""), ("\"dct:publisher\"", "\"dct:creator\""),
        ]
        for (at, change) in breaks.enumerated() {
            files.append(program.path("broken-\(at).jsonld"))
            try whole.replacing(change.0, with: change.1).write(toFile: files[files.count - 1], atomically: true, encoding: .utf8)
        }
        let told = try await program.execute("/usr/bin/env", ["python3", "-I", "-c", Self.script, Self.engine, Self.shapes] + files)
        let lines = told.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        try #require(lines.count == files.count, "\(told.errors)")
        for line in lines.prefix(3) { #expect(line[0] == "True" && (Int(line[1]) ?? 0) > 500 && line[2] == "0", "\(line)") }
        for (line, change) in zip(lines.dropFirst(3), breaks) { #expect(line[0] == "False" && line[2] != "0", "\(change.0)") }
    }
}
