// SPDX-License-Identifier: Apache-2.0
import Configuration
import Domain

extension TraceSettings {
    /// - Returns: `nil` where traces go nowhere; what is wrong is added to the faults.
    init?(_ reader: ConfigReader, _ faults: inout [Words]) {
        guard let text = reader.string(forKey: "traces"), !text.isEmpty else { return nil }
        guard let address = WebAddress(text), !address.rest.contains("?") else {
            faults.append(
                Words(
                    vi: "Nơi nhận dấu vết “\(text)” phải là một địa chỉ http:// hoặc https://, ví dụ http://127.0.0.1:4318.",
                    en: "Where traces go, “\(text)”, must be an address with http:// or https://, such as http://127.0.0.1:4318."))
            return nil
        }
        let name = reader.string(forKey: "traces-token")
        let secret = name.flatMap { SecretName($0) }
        if let name, secret == nil {
            faults.append(
                Words(
                    vi: "traces-token nêu tên của một mã bí mật trên máy này, không phải chính mã đó: “\(name.prefix(8))…” không phải là tên.",
                    en: "traces-token names a secret of this machine and is not the secret: “\(name.prefix(8))…” is no name."))
        }
        if secret != nil, !address.isPrivate {
            faults.append(
                Words(
                    vi: "Mã bí mật chỉ được gửi qua https://, hoặc tới chính máy này.",
                    en: "A secret is sent by https:// alone, or to this very machine."))
        }
        // A settings file may say it as a number.
        let share = reader.string(forKey: "traces-share") ?? reader.double(forKey: "traces-share").map { String($0) } ?? "1"
        guard let part = Double(share), (0...1).contains(part) else {
            faults.append(
                Words(
                    vi: "Phần dấu vết được gửi “\(share)” phải là một số từ 0 đến 1, ví dụ 0.1.",
                    en: "The part of the traces that is sent, “\(share)”, must be a number from 0 to 1, such as 0.1."))
            return nil
        }
        self.init(address: address, secret: secret, share: part)
    }
}
