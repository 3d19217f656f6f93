// SPDX-License-Identifier: Apache-2.0
import CLibcurl

/// One exchange with a server by libcurl, made and ended on one thread.
final class Transfer {
    private let handle: UnsafeMutableRawPointer
    private let inflow: Inflow
    private var outflow: Outflow?
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    /// Texts that libcurl keeps no copy of.
    private static let isReady = curl_global_init(3) == CURLE_OK

    /// - Parameters:
    ///   - limit: Bytes taken at most; more ends the exchange.
    ///   - authorities: A file of certificates that are trusted instead of the system's.
    init(to url: String, seconds: Int, limit: Int, authorities: String?) throws {
        guard Self.isReady, let handle = curl_easy_init() else { throw TransferFault.failed("libcurl") }
        self.handle = handle
        inflow = Inflow(limit: limit)
        set(CURLOPT_URL, url)
        // Signals belong to the whole process, and libcurl would use one for its time limit.
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT, min(seconds, 10))
        set(CURLOPT_TIMEOUT, seconds)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_SSLVERSION, 6)  // CURL_SSLVERSION_TLSv1_2: this or newer
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        // libcurl would read a proxy from the environment, which only the settings may.
        set(CURLOPT_PROXY, "")
        if let authorities { set(CURLOPT_CAINFO, authorities) }
        curl_set_flow(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            return Unmanaged<Inflow>.fromOpaque(context).takeUnretainedValue().take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(inflow).toOpaque())
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
    }

    func set(_ option: CURLoption, _ number: Int) { _ = curl_set_number(handle, option, number) }

    func set(_ option: CURLoption, _ text: String) { _ = curl_set_text(handle, option, text) }

    /// Forgets a text that was set.
    func unset(_ option: CURLoption) { _ = curl_set_text(handle, option, nil) }

    func set(_ option: CURLoption, list texts: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts { list = curl_slist_append(list, text) }
        guard let list else { return }
        lists.append(list)
        curl_set_pointer(handle, option, list)
    }

    /// What is to be sent.
    func upload(_ bytes: [UInt8]) {
        let outflow = Outflow(bytes)
        self.outflow = outflow
        set(CURLOPT_UPLOAD, 1)
        curl_set_flow(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            return Unmanaged<Outflow>.fromOpaque(context).takeUnretainedValue().give(UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(outflow).toOpaque())
    }

    /// - Returns: The code of the last answer, and what came with it.
    /// - Throws: ``TransferFault``.
    func run() throws -> (code: Int, body: [UInt8]) {
        inflow.empty()
        let outcome = curl_easy_perform(handle)
        let code = Int(curl_answer_code(handle))
        switch outcome {
        case CURLE_OK: return (code, inflow.bytes)
        case CURLE_WRITE_ERROR where inflow.isFull: throw TransferFault.tooLarge
        case CURLE_OPERATION_TIMEDOUT: throw TransferFault.slow
        case CURLE_LOGIN_DENIED: throw TransferFault.loginDenied
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR:
            throw TransferFault.notPrivate(String(cString: curl_easy_strerror(outcome)))
        case CURLE_REMOTE_FILE_NOT_FOUND: throw TransferFault.notThere
        case CURLE_QUOTE_ERROR: throw TransferFault.requestRefused
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: throw TransferFault.failed(String(cString: curl_easy_strerror(outcome)))
        default:
            if code >= 400 { throw TransferFault.refused(code) }
            throw TransferFault.failed(String(cString: curl_easy_strerror(outcome)))
        }
    }
}

/// Why an exchange came to nothing.
enum TransferFault: Error, Equatable {
    case failed(String)
    case notPrivate(String)
    case slow
    case tooLarge
    case loginDenied
    case refused(Int)
    /// What was asked for is not there, or there no more.
    case notThere
    /// The server does not do what was asked.
    case requestRefused

    var why: String {
        switch self {
        case .failed(let why), .notPrivate(let why): why
        case .slow: "no answer in time"
        case .tooLarge: "the answer is too large"
        case .loginDenied: "login denied"
        case .refused(let code): String(code)
        case .notThere: "not there"
        case .requestRefused: "request refused"
        }
    }
}

private final class Inflow {
    private(set) var bytes: [UInt8] = []
    private(set) var isFull = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func empty() { bytes = [] }

    func take(_ chunk: UnsafeRawBufferPointer) -> Int {
        guard bytes.count + chunk.count <= limit else {
            isFull = true
            return 0
        }
        bytes += chunk
        return chunk.count
    }
}

private final class Outflow {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let chunk = rest.prefix(room.count)
        room.copyBytes(from: chunk)
        rest = rest.dropFirst(chunk.count)
        return chunk.count
    }
}
