// SPDX-License-Identifier: Apache-2.0

/// How far a role carries a verb.
package enum Reach: String, Sendable, CaseIterable {
    case never
    /// What is one's own: one's tickets, one's drafts.
    case own
    /// The unit and the place of the appointment.
    case unit
    /// The place of the appointment, whatever the unit.
    case place
    case anywhere
}

extension Role {
    /// The whole of who may do what. A verb without a row is nobody's.
    package func reach(of verb: Verb) -> Reach { Self.table[verb]?.reach(of: self) ?? .never }

    // A table is read by its columns.
    // swift-format-ignore
    private static let table: [Verb: Row] = [
        //                      asker      operator   expert     legal      approver   administrator
        .viewTicket:       Row( .own,      .place,    .unit,     .place,    .unit,     .never ),
        .answerTicket:     Row( .never,    .place,    .unit,     .place,    .never,    .never ),
        .forwardTicket:    Row( .never,    .place,    .unit,     .place,    .never,    .never ),
        .viewPersonalData: Row( .own,      .place,    .unit,     .place,    .never,    .never ),
        .erasePersonalData: Row( .never,   .never,    .never,    .place,    .never,    .never ),

        .viewDesk:         Row( .never,    .anywhere, .anywhere, .anywhere, .anywhere, .never ),
        .planRota:         Row( .never,    .never,    .never,    .place,    .unit,     .never ),
        .takeShift:        Row( .never,    .anywhere, .anywhere, .anywhere, .never,    .never ),
        .recordAway:       Row( .never,    .own,      .own,      .own,      .unit,     .never ),
        .keepTeam:         Row( .never,    .never,    .never,    .never,    .unit,     .never ),

        .viewChange:       Row( .never,    .never,    .anywhere, .anywhere, .anywhere, .never ),
        .draft:            Row( .never,    .never,    .unit,     .place,    .unit,     .never ),
        .withdraw:         Row( .never,    .never,    .own,      .own,      .own,      .never ),
        .approve:          Row( .never,    .never,    .never,    .place,    .unit,     .never ),
        .approveLaw:       Row( .never,    .never,    .never,    .place,    .never,    .never ),
        .returnChange:     Row( .never,    .never,    .never,    .place,    .unit,     .never ),
        .importLaw:        Row( .never,    .never,    .never,    .place,    .never,    .unit  ),
        .confirmAmendment: Row( .never,    .never,    .never,    .place,    .unit,     .never ),
        .correctAmendment: Row( .never,    .never,    .never,    .place,    .unit,     .never ),

        .viewPeople:       Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .invite:           Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .giveRole:         Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .takeRole:         Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .joinPersons:      Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .endSessions:      Row( .own,      .own,      .own,      .own,      .own,      .unit  ),
        .keepOffices:      Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .changeSettings:   Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .viewAudit:        Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .exportAudit:      Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .viewOperation:    Row( .never,    .never,    .never,    .never,    .never,    .unit  ),
        .reviewAnswer:     Row( .never,    .never,    .unit,     .place,    .unit,     .never ),
        .viewQuality:      Row( .never,    .never,    .never,    .anywhere, .never,    .never ),
    ]

    private struct Row {
        let asker, `operator`, expert, legal, approver, administrator: Reach

        init(_ asker: Reach, _ operator: Reach, _ expert: Reach, _ legal: Reach, _ approver: Reach, _ administrator: Reach) {
            self.asker = asker
            self.operator = `operator`
            self.expert = expert
            self.legal = legal
            self.approver = approver
            self.administrator = administrator
        }

        func reach(of role: Role) -> Reach {
            switch role {
            case .asker: asker
            case .operator: `operator`
            case .expert: expert
            case .legal: legal
            case .approver: approver
            case .administrator: administrator
            }
        }
    }
}
