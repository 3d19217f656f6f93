// SPDX-License-Identifier: Apache-2.0

extension SetupDraft {
    mutating func meaning() -> MeaningSetup {
        let share = number(.meaningShare, 0...80) ?? 0
        let server = embeddingServer()
        guard !faults.keys.contains(where: { $0.part == .meaning }) else { return .off }
        switch text(.meaningEngine) {
        case "library": return MeaningSetup(engine: .library, share: share)
        case "server": return MeaningSetup(engine: server.map(MeaningSetup.Engine.server) ?? .none, share: share)
        default: return MeaningSetup(engine: .none, share: share)
        }
    }

    private mutating func embeddingServer() -> EmbeddingServerSetup? {
        guard let address = interface(.meaningAddress, isNeeded: text(.meaningEngine) == "server"),
            let form = text(.meaningForm).flatMap(EmbeddingServerSetup.Form.init)
        else { return nil }
        return EmbeddingServerSetup(
            address: address, model: text(.meaningModel), secret: text(.meaningSecret).flatMap(SecretName.init), form: form)
    }

    mutating func model() -> ModelServerSetup? {
        let isOn = text(.modelUse) == "yes"
        let address = interface(.modelAddress, isNeeded: isOn)
        let (seconds, tokens) = (number(.modelSeconds, 2...120), number(.modelTokens, 0...1_000_000_000))
        if isOn, text(.modelName) == nil { faults[.modelName] = .needed }
        guard isOn, !faults.keys.contains(where: { $0.part == .model }), let address, let name = text(.modelName), let seconds, let tokens else {
            return nil
        }
        return ModelServerSetup(
            address: address, model: name, secret: text(.modelSecret).flatMap(SecretName.init), seconds: seconds, tokensADay: tokens)
    }

    /// The address of an OpenAI-compatible server, without a stroke at its end.
    mutating func interface(_ setting: Setting, isNeeded: Bool) -> WebAddress? {
        guard let text = text(setting) else {
            if isNeeded { faults[setting] = .needed }
            return nil
        }
        guard let address = WebAddress(text.hasSuffix("/") ? String(text.dropLast()) : text), !address.rest.contains("?") else {
            faults[setting] = .notAnInterface
            return nil
        }
        // What is asked is confidential.
        guard address.isPrivate else {
            faults[setting] = .notAnInterface
            return nil
        }
        return address
    }
}
