// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// Acts as published: how long it takes to read them, to find the structure of a large code, and to make the text of a day.
struct ActScale {
    let files: [String]

    func measure() throws {
        let acts = readAll()
        let proposals = acts.flatMap { AmendmentReader.proposals(in: $0) }.map(\.amendment)
        let code = try structure(of: Self.code(from: acts, articles: 500))
        textOfADay(acts, proposals)
        textOfADay(code, changedBy: proposals)
    }

    // MARK: Reading

    private func readAll() -> [Act] {
        var acts: [Act] = []
        var slowest = (file: "", time: Duration.zero)
        let start = ContinuousClock.now
        for file in files {
            let begun = ContinuousClock.now
            // A scan, or a file that is no act, takes its time too.
            if let reading = try? ActFile(path: file).read() { acts.append(reading.act) }
            let time = ContinuousClock.now - begun
            if time > slowest.time { slowest = (file, time) }
        }
        tell("read", files.count, ContinuousClock.now - start)
        tell("read-slowest", 1, slowest.time)
        print("{\"what\": \"slowest\", \"file\": \"\((slowest.file as NSString).lastPathComponent)\", \"acts\": \(acts.count)}")
        return acts
    }

    // MARK: Structure

    /// Articles of real acts, counted anew, under chapters of fifty: no published code has exactly so many.
    private static func code(from acts: [Act], articles wanted: Int) -> [String] {
        var lines = [
            "QUỐC HỘI", "Số: 7/1901/QH-XX", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 03 tháng 02 năm 1901", "BỘ LUẬT", "Về chuyện bịa",
            "Căn cứ Hiến pháp;", "Quốc hội ban hành Bộ luật về chuyện bịa.",
        ]
        var count = 0
        for act in acts {
            act.forEachUnit { path, unit in
                guard unit.step.unit == .article, count < wanted, !path.steps.contains(where: { $0.unit.isEnclosure }) else { return }
                if count % 50 == 0 {
                    lines += ["Chương \(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][count / 50 % 10])", "CHUYỆN BỊA"]
                }
                count += 1
                lines.append("Điều \(count). \(unit.heading)")
                lines += Act(document: .unnamed, elements: unit.elements).plainText.split(separator: "\n").map(String.init)
            }
        }
        return lines + ["CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Bịa"]
    }

    private func structure(of lines: [String]) throws -> Act {
        let bytes = Array(lines.joined(separator: "\n").utf8)
        var reading = try ActFile.read(bytes, name: "code.txt")
        let runs = 20
        let times = try (0..<runs).map { _ in
            let start = ContinuousClock.now
            reading = try ActFile.read(bytes, name: "code.txt")
            return ContinuousClock.now - start
        }
        tell("structure-middle", 1, times.sorted()[runs / 2])
        tell("structure-slowest", 1, times.max() ?? .zero)
        let articles = reading.act.counts[.article] ?? 0
        print("{\"what\": \"code\", \"articles\": \(articles), \"clauses\": \(reading.act.counts[.clause] ?? 0), \"bytes\": \(bytes.count)}")
        return reading.act
    }

    // MARK: Text of a day

    /// Every act with all the changes that the others make to it.
    private func textOfADay(_ acts: [Act], _ changes: [Amendment]) {
        let byTarget = Dictionary(grouping: changes, by: \.target)
        var times: [Duration] = []
        var changed = 0
        for act in acts {
            let own = byTarget[act.document.id, default: []]
            changed += own.isEmpty ? 0 : 1
            let start = ContinuousClock.now
            _ = ActOnDay(act, on: Self.day, amendedBy: own)
            times.append(ContinuousClock.now - start)
        }
        tell("day-middle", 1, times.sorted()[times.count / 2])
        tell("day-slowest", 1, times.max() ?? .zero)
        print("{\"what\": \"days\", \"acts\": \(acts.count), \"changed\": \(changed)}")
    }

    /// All changes of all acts, as if they were meant for this one: more than any act has borne.
    private func textOfADay(_ code: Act, changedBy changes: [Amendment]) {
        let here = changes.filter { !Self.isOfWholeAct($0.operation) }.map { change -> Amendment in
            var change = change
            change.target = code.document.id
            change.effect = DaySpan(from: Self.day, until: nil)
            return change
        }
        var times: [Duration] = []
        var applied = 0
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let today = ActOnDay(code, on: Self.day, amendedBy: here)
            times.append(ContinuousClock.now - start)
            applied = today.applied.count
        }
        tell("day-of-the-code", 1, times.sorted()[2])
        print("{\"what\": \"changes-of-the-code\", \"tried\": \(here.count), \"applied\": \(applied)}")
    }

    private static func isOfWholeAct(_ operation: AmendmentOperation) -> Bool {
        if case .repealAct = operation { return true }
        return operation.paths.contains { $0.steps.isEmpty }
    }

    private static let day = Day(number: 20_700)
}
