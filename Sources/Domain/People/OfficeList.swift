// SPDX-License-Identifier: Apache-2.0

/// Offices as somebody pastes them from a spreadsheet: a line each, "province; office" or "province; commune; office".
package struct OfficeList: Sendable {
    package let offices: [Office]
    /// Every line that cannot be read, with its number from 1.
    package let faults: [Fault]

    package struct Fault: Sendable {
        package let line: Int
        package let error: OfficeError
    }

    /// More than the communes of the whole country.
    package static let mostLines = 5_000

    /// - Parameter province: Finds a province by any of its names.
    /// - Throws: ``OfficeError/tooManyLines(limit:)``, ``OfficeError/nothing``.
    package init(_ text: String, province: (String) -> Place.ID?) throws(OfficeError) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= Self.mostLines else { throw .tooManyLines(limit: Self.mostLines) }
        var (offices, faults): ([Office], [Fault]) = ([], [])
        for (at, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
            do throws(OfficeError) {
                offices.append(try Self.office(line, province))
            } catch {
                faults.append(Fault(line: at + 1, error: error))
            }
        }
        guard !(offices.isEmpty && faults.isEmpty) else { throw .nothing }
        self.offices = offices
        self.faults = faults
    }

    private static func office(_ line: Substring, _ province: (String) -> Place.ID?) throws(OfficeError) -> Office {
        let parts = line.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "\t" }.map { String($0).singleLine }
        // A spreadsheet sends an empty cell for the commune of a department.
        guard (2...3).contains(parts.count), let name = parts.last else { throw .notALine(String(line).singleLine) }
        guard let place = province(parts[0]) else { throw .noSuchProvince(parts[0]) }
        return try Office(name: name, province: place, commune: parts.count == 3 && !parts[1].isEmpty ? parts[1] : nil)
    }
}
