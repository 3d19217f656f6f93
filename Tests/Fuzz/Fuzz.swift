// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Hands libFuzzer its arguments; `Tests/fuzz` says which. Every input is a letter for the door that it goes to, and what comes in there.
@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, takeInput))
    }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// By the name that libFuzzer's own `main` asks for; it is linked, and ours stands before it.
@_cdecl("LLVMFuzzerTestOneInput")
package func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let door = input.first.flatMap({ Door(rawValue: $0) }) else { return -1 }
    door.take(Array(input.dropFirst()))
    return 0
}

/// libFuzzer changes bytes in one case of four; lines and signs of law are changed here, for few bytes of an act are its structure.
@_cdecl("LLVMFuzzerCustomMutator")
package func mutateInput(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
    if seed % 4 == 0 || count < 2 { return mutateBytes(data, count, limit) }
    var mutation = Mutation(seed: UInt64(seed))
    let changed = mutation.change(Array(UnsafeBufferPointer(start: data, count: count))).prefix(limit)
    for (at, byte) in changed.enumerated() { data[at] = byte }
    return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int
