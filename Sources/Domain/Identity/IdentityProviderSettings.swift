// SPDX-License-Identifier: Apache-2.0

/// An OpenID Connect provider that signs people in for this site, and what it may decide here.
package struct IdentityProviderSettings: Hashable, Sendable {
    /// What people know it by.
    package let name: String
    package let issuer: WebAddress
    package let client: String
    /// `nil` for a client without a secret, which proves itself by PKCE alone.
    package let secret: SecretName?
    package let scopes: [String]
    /// The claim that lists the groups of a person.
    package let claim: String
    package let rules: [GroupRule]
    /// Whether somebody without an account becomes a person when a group of his has a rule.
    package let admitsStrangers: Bool
    /// For how long what the groups give holds without a word of the provider's.
    package let roleHours: Int
    /// The site's own address, to which the provider sends people back.
    package let site: WebAddress

    package init(
        name: String, issuer: WebAddress, client: String, secret: SecretName?, scopes: [String], claim: String, rules: [GroupRule],
        admitsStrangers: Bool, roleHours: Int, site: WebAddress
    ) {
        self.name = name
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.scopes = scopes
        self.claim = claim
        self.rules = rules
        self.admitsStrangers = admitsStrangers
        self.roleHours = roleHours
        self.site = site
    }

    /// Where people come back to; it is registered at the provider.
    package var answerAddress: String { site.origin + "/sign-in/answer" }

    /// What somebody in these groups is here: never more than the rules say.
    package func grants(for groups: Set<String>) -> Set<GroupRule.Grant> {
        Set(rules.filter { groups.contains($0.group) }.map(\.grant))
    }
}

/// That whoever is in a group of the provider has a role here: `group = role; unit; place`, where unit and place may be left out.
package struct GroupRule: Hashable, Sendable {
    package let group: String
    package let grant: Grant

    package var role: Role { grant.role }

    package struct Grant: Hashable, Sendable {
        package let role: Role
        package let scope: Scope

        package init(role: Role, scope: Scope) {
            self.role = role
            self.scope = scope
        }
    }

    /// - Returns: `nil` where the line is of another form.
    package init?(_ line: String) {
        guard let sign = line.lastIndex(of: "=") else { return nil }
        let group = String(line[..<sign]).singleLine
        let parts = line[line.index(after: sign)...].split(separator: ";", omittingEmptySubsequences: false).map { String($0).singleLine }
        guard !group.isEmpty, (1...3).contains(parts.count), let role = Role(rawValue: parts[0]) else { return nil }
        let unit = parts.count > 1 && !parts[1].isEmpty ? Unit.ID(parts[1]) : nil
        let place = parts.count > 2 && !parts[2].isEmpty ? Place.ID(parts[2]) : nil
        self.group = group
        grant = Grant(role: role, scope: Scope(unit: unit, place: place))
    }
}
