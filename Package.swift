// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

// The walls. Stages are a star: each imports `Domain` and no other stage; `DongHanhServer` plugs them together.
let package = Package(
    name: "DongHanh",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "donghanh", targets: ["DongHanhServer"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

        .target(name: "Domain", swiftSettings: settings),
        .target(name: "Importing", dependencies: ["Domain", "CLibarchive", "CLibxml2", crypto, yams], swiftSettings: settings),
        .target(name: "Retrieval", dependencies: ["Domain"], resources: [.copy("Models")], swiftSettings: settings),
        .target(name: "Answering", dependencies: ["Domain", crypto], resources: [.copy("Models")], swiftSettings: settings),
        .target(name: "Storage", dependencies: ["Domain", "CLibpq", crypto, cryptoExtras, grdb, logging], swiftSettings: settings),
        .target(name: "Channels", dependencies: ["Domain", "CLibcurl", crypto, cryptoExtras], swiftSettings: settings),
        .target(name: "Publishing", dependencies: ["Domain"], swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: ["Domain", crypto, hummingbird, hummingbirdCore, logging, mustache, nioCore, nioHTTPTypes],
            resources: [.copy("Templates"), .copy("Assets")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "DongHanhServer",
            dependencies: [
                "Domain", "Importing", "Retrieval", "Answering", "Storage", "Channels", "Publishing", "Web",
                argumentParser, configuration, crypto, hummingbird, logging,
            ],
            swiftSettings: settings
        ),

        .testTarget(name: "HouseTests", swiftSettings: settings),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: settings),
        .testTarget(name: "ImportingTests", dependencies: ["Domain", "Importing", yams], swiftSettings: settings),
        .testTarget(name: "RetrievalTests", dependencies: ["Domain", "Retrieval"], swiftSettings: settings),
        .testTarget(
            name: "AnsweringTests",
            dependencies: ["Domain", "Answering", "Channels", "Importing", "Storage", "Retrieval", hummingbird, hummingbirdTesting],
            swiftSettings: settings
        ),
        .executableTarget(name: "DurableWriter", dependencies: ["Domain", "Storage"], path: "Tests/DurableWriter", swiftSettings: settings),
        .executableTarget(name: "Gauge", dependencies: ["Domain", "Importing", "Storage"], path: "Benchmarks/Gauge", swiftSettings: settings),
        .testTarget(name: "StorageTests", dependencies: ["Domain", "DurableWriter", "Storage"], swiftSettings: settings),
        .testTarget(
            name: "ChannelsTests",
            dependencies: ["Domain", "Channels", crypto, cryptoExtras, hummingbird, hummingbirdTesting],
            swiftSettings: settings
        ),
        .testTarget(name: "PublishingTests", dependencies: ["Domain", "Importing", "Publishing"], swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: ["Domain", "Importing", "Publishing", "Storage", "Web", hummingbird, hummingbirdTesting, logging],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DongHanhServerTests",
            dependencies: [
                "Domain", "Importing", "Retrieval", "Answering", "Storage", "Channels", "Publishing", "Web", "DongHanhServer", logging,
            ],
            swiftSettings: settings
        ),
    ]
)

// Only `Tests/fuzz` builds it: without libFuzzer's runtime it does not link.
if Context.environment["DONGHANH_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "Fuzz", dependencies: ["Domain", "Importing"], path: "Tests/Fuzz", swiftSettings: settings))
}
