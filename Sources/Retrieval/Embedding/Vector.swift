// SPDX-License-Identifier: Apache-2.0

/// A vector in a byte a dimension, of unit length: its values are the bytes times the scale.
package struct Vector: Equatable, Sendable {
    let scale: Float
    let values: [Int8]

    init(scale: Float, values: [Int8]) {
        self.scale = scale
        self.values = values
    }

    /// - Parameter numbers: Brought to unit length; all noughts stay so.
    package init(_ numbers: [Float]) {
        let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let largest = numbers.reduce(0) { max($0, abs($1)) }
        guard length.isFinite, length > 0 else {
            self.init(scale: 0, values: numbers.map { _ in 0 })
            return
        }
        // 127 and not 128, so that the product of two fits twice into sixteen bits.
        self.init(scale: largest / length / 127, values: numbers.map { Int8(($0 / largest * 127).rounded()) })
    }

    /// The cosine of the angle between two vectors of one engine.
    package func likeness(to other: Vector) -> Float {
        values.count == other.values.count
            ? values.withUnsafeBufferPointer { mine in
                other.values.withUnsafeBufferPointer { Float(DotProduct.of(mine, $0)) * scale * other.scale }
            }
            : 0
    }
}

/// Sums of products of bytes.
enum DotProduct {
    /// Thirty-two at a time. No byte is -128, so that two products fit into sixteen bits.
    @inline(__always)
    static func of(_ left: UnsafeBufferPointer<Int8>, _ right: UnsafeBufferPointer<Int8>) -> Int32 {
        let (first, second) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        var sums = SIMD16<Int32>.zero
        var at = 0
        while at + 32 <= first.count {
            let low = products(first, second, at)
            let high = products(first, second, at + 16)
            sums &+= SIMD16<Int32>(truncatingIfNeeded: low &+ high)
            at += 32
        }
        var sum = sums.wrappedSum()
        while at < left.count {
            sum += Int32(left[at]) * Int32(right[at])
            at += 1
        }
        return sum
    }

    @inline(__always)
    private static func products(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, _ at: Int) -> SIMD16<Int16> {
        let mine = left.loadUnaligned(fromByteOffset: at, as: SIMD16<Int8>.self)
        let other = right.loadUnaligned(fromByteOffset: at, as: SIMD16<Int8>.self)
        return SIMD16<Int16>(truncatingIfNeeded: mine) &* SIMD16<Int16>(truncatingIfNeeded: other)
    }
}
