#!/usr/bin/env bash
# Measures pulsetrail against other tools on the same questions and prints Markdown tables.
#
#   benchmarks/run.sh [--memory | --vc0] [--rounds N] [SIZE]
#
# SIZE is that of the log that is generated: 64M, 1G (the default). --memory measures peak memory
# instead, with 128 MiB and 4 GiB of log (and needs 5 GB of disk). --vc0 measures native logs only, next
# to tools that need minutes. Progress goes to standard error.
#
# Environment:
#   PULSETRAIL        path of a finished program; without it the release profile is built
#   CARGO_TARGET_DIR  where to build; target/ of the repository by default
#   THREADS           how many threads each tool may use; 2 by default
#   HEXASTRIKE        path of its ics_logs_parser.py, for --vc0; without it the script is downloaded
#
# Needs cargo and python3. What is missing of ripgrep, mawk and zstd is installed with apt-get, DuckDB
# and polars (requirements.txt) into benchmarks/venv, for --vc0 plaso into benchmarks/venv-plaso; a peer
# that cannot be had is left out.
# Everything is written below benchmarks/data and the two venvs, which git ignores.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${CARGO_TARGET_DIR:-$here/../target}

say() { printf 'run.sh: %s\n' "$*" >&2; }

usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit "$1"
}

# build MANIFEST NAME: prints the path of the program.
build() {
    cargo build --release --locked --quiet --manifest-path "$1" --target-dir "$target" --bin "$2" >&2
    realpath "$target/release/$2"
}

# need PROGRAM PACKAGE: installs the package if the program is missing.
need() {
    command -v "$1" >/dev/null && return
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    say "installing $2"
    "${as_root[@]}" apt-get install -y -qq "$2" >/dev/null 2>&1 || say "cannot install $2; $1 is left out"
}

# Prints the python to use: that of the environment with DuckDB and polars, or the system's.
python_with_libraries() {
    local python=$here/venv/bin/python
    if [ ! -x "$python" ]; then
        say "installing DuckDB and polars"
        python3 -m venv "$here/venv" >&2 || true
    fi
    if "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2; then
        echo "$python"
    else
        say "cannot install DuckDB and polars (is python3-venv there?); they are left out"
        command -v python3
    fi
}

# Prints the path of plaso's log2timeline, if it can be had. It needs 300 MB and no compiler.
plaso() {
    local venv=$here/venv-plaso
    if [ ! -x "$venv/bin/log2timeline" ]; then
        say "installing plaso"
        python3 -m venv "$venv" >&2 || true
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check plaso==20260720 >&2 || true
    fi
    if [ -x "$venv/bin/log2timeline" ]; then
        echo "$venv/bin/log2timeline"
    else
        say "cannot install plaso; it is left out"
    fi
}

# Prints the path of Hexastrike's script, if it can be had. It has no licence, so it is not kept here.
hexastrike() {
    local script=${HEXASTRIKE:-$here/data/ics_logs_parser.py}
    local commit=7998a2be46df66c5d97b08ae6d60a1201ea44263
    if [ ! -f "$script" ] && [ -z "${HEXASTRIKE:-}" ]; then
        mkdir -p "$here/data"
        curl -fsSL --max-time 60 -o "$script" \
            "https://raw.githubusercontent.com/Hexastrike/Ivanti-Secure-Connect-Logs-Parser/$commit/ics_logs_parser.py" ||
            true
    fi
    if [ -f "$script" ]; then
        realpath "$script"
    else
        say "cannot get Hexastrike's script (HEXASTRIKE=/path/to/ics_logs_parser.py); it is left out"
    fi
}

options=()
bytes=$((1 << 30))
while [ $# -gt 0 ]; do
    case $1 in
    --memory) options+=(--memory) ;;
    --vc0) options+=(--vc0 --plaso "$(plaso)" --hexastrike "$(hexastrike)") ;;
    --rounds) options+=(--rounds "${2:?--rounds needs a number}") && shift ;;
    -h | --help) usage 0 ;;
    -*) usage 2 >&2 ;;
    *) bytes=$(numfmt --from=iec "$1") ;;
    esac
    shift
done

need rg ripgrep
need mawk mawk
need zstd zstd
python=$(python_with_libraries)
generate=$(build "$here/generate/Cargo.toml" generate)
pulsetrail=${PULSETRAIL:-$(build "$here/../Cargo.toml" pulsetrail)}

exec "$python" "$here/measure.py" --pulsetrail "$pulsetrail" --generate "$generate" --bytes "$bytes" "${options[@]}"
