#!/bin/sh
# Starts Switchboard. Finds, or offers to install, what that takes, and builds when the sources are newer than the build.
#
#   ./run.sh [options]               the program; ./run.sh --help tells its options
#   ./run.sh test [...]              all checks and tests; what follows goes to Maven
#   ./run.sh test --long [...]       the tests that take minutes too
#   ./run.sh test --quick [...]      without the checks and the slow tests, for the hand at work
#   ./run.sh test --locale ar_EG.UTF-8 [...]   in another language (Linux)
#   ./run.sh screenshots             draws the pictures in assets/ anew
#   ./run.sh bench [NAME] [options]  measures; without a name it runs the main bench, beside the alternatives
#   ./run.sh --yes ...               installs what is missing without asking, as it does when CI is set
#
# Plain sh, so that it runs on a bare Linux and with the old bash of macOS; run.bat is its twin for Windows.
set -u

java_wanted=21
java_flags='-XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders -Djdk.nio.maxCachedBufferSize=262144 -Djdk.serialFilter=!*'
# With a window. A larger young generation: what ten thousand busy clients leave behind is collected without a full
# collection, which stops the window for a fifth of a second. Priorities as switchboard.thread.ThreadPriorities says, with no
# word about who may raise one, because nobody does; the compiler comes between.
window_flags='-XX:NewRatio=1 -XX:SurvivorRatio=3 -XX:MetaspaceSize=64m -XX:ThreadPriorityPolicy=1 -XX:-PrintWarnings -XX:CompilerThreadPriority=2'
maven_wanted=3.6.3
maven_fetched=3.9.16
maven_sha512=831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6

say() { printf '%s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

fail() {
  say "$*"
  # Started from a file manager, nobody reads standard error.
  if ! [ -t 2 ] && [ -z "$ci" ] && has notify-send; then notify-send Switchboard "$*" >/dev/null 2>&1 & fi
  exit 1
}

# The file that $1 is, behind all symbolic links.
resolve() {
  file=$1
  while [ -h "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  printf '%s\n' "$file"
}

# ---- Java ----

# Sets version to the major version of the Java in $1, and runtime to its full one. The file "release" saves starting it.
read_version() {
  version=
  runtime=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      case $key in
        JAVA_VERSION) version=${value#\"} ;;
        JAVA_RUNTIME_VERSION) runtime=$value ;;
      esac
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version%%[!0-9]*}
}

# Will the Java in $1 do for $2: to run, to build, or to test?
suits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
  [ "$2" = run ] || [ -x "$1/bin/javac" ] || return 1
  # What Linux systems call a headless Java lacks the half that draws windows.
  if [ "$2" = test ] || [ -n "${DISPLAY:-}" ]; then
    if [ -e "$1/lib/libawt_headless.so" ] && ! [ -e "$1/lib/libawt_xawt.so" ]; then return 1; fi
  fi
  read_version "$1"
  [ "${version:-0}" -ge "$java_wanted" ]
}

java_home_of_path() {
  found=$(command -v java) || return 0
  # On macOS that may be a stand-in, which only asks to install Java.
  if [ "$found" = /usr/bin/java ] && [ "$(uname)" = Darwin ]; then return 0; fi
  home=$(dirname "$(dirname "$(resolve "$found")")")
  if ! [ -r "$home/release" ]; then
    home=$("$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  printf '%s\n' "$home"
}

# Sets java_home. JAVA_HOME and PATH are somebody's choice and come first; of all others the newest is taken.
find_java() {
  java_home=
  for home in "${JAVA_HOME:-}" "$(java_home_of_path)"; do
    if suits "$home" "$1"; then
      java_home=$home
      return 0
    fi
  done
  newest=0
  user=${HOME:-/nonexistent}
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* \
    "$user"/.sdkman/candidates/java/* "$user"/.jdks/* "$user"/.asdf/installs/java/* \
    "$user"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "$(/usr/libexec/java_home -v "$java_wanted+" 2>/dev/null)"; do
    if suits "$home" "$1" && [ "$version" -gt "$newest" ]; then
      newest=$version
      java_home=$home
    fi
  done
  [ -n "$java_home" ]
}

need_java() {
  find_java "$1" && return 0
  if may_install "A Java of at least version $java_wanted"; then
    refresh
    for package in $(java_packages); do
      if offers "$package"; then
        install "$package"
        find_java "$1" && return 0
      fi
    done
  fi
  fail "Switchboard needs Java $java_wanted or newer, with its compiler and its windows, and found none:" \
    "get one from https://adoptium.net, or start ./run.sh --yes in a terminal to have it installed."
}

# ---- the system's packages ----

manager=
for name in apt-get dnf yum pacman zypper apk brew; do
  if has "$name"; then
    manager=$name
    break
  fi
done

# May and can $1 be installed? Where nobody said so beforehand and nobody is there to answer, no.
may_install() {
  [ "$manager" = brew ] || [ "$(id -u)" = 0 ] || has sudo || return 1
  [ -n "$manager" ] || return 1
  [ -z "$yes" ] || return 0
  [ -t 0 ] && [ -t 2 ] || return 1
  printf '%s is missing. Install it with %s? [y/N] ' "$1" "$manager" >&2
  read -r answer || return 1
  case $answer in
    [yY]*) return 0 ;;
    *) return 1 ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

refreshed=
refresh() {
  [ -z "$refreshed" ] || return 0
  refreshed=1
  mkdir -p "$root/target"
  # A package list that cannot be reached is no reason to stop: the packages decide.
  case $manager in
    apt-get) as_root apt-get update ;;
    pacman) as_root pacman -Sy ;;
    zypper) as_root zypper --non-interactive refresh ;;
    apk) as_root apk update ;;
  esac >"$install_log" 2>&1
}

offers() {
  case $manager in
    apt-get) apt-cache show "$1" ;;
    dnf | yum) "$manager" -q info "$1" ;;
    pacman) pacman -Si "$1" ;;
    zypper) zypper --non-interactive search --match-exact "$1" ;;
    apk) apk search -e -q "$1" | grep . ;;
    brew) brew info "$1" ;;
  esac >/dev/null 2>&1
}

install() {
  refresh
  say "Installing with $manager: $*"
  case $manager in
    apt-get) as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ;;
    dnf | yum) as_root "$manager" install -y "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" ;;
    zypper) as_root zypper --non-interactive install "$@" ;;
    apk) as_root apk add "$@" ;;
    brew) brew install "$@" ;;
  esac >>"$install_log" 2>&1 || fail "$manager could not install $*; what it said is in $install_log"
}

# First the two long-lived versions that the build is tried with, then whatever is newest.
java_packages() {
  case $manager in
    apt-get)
      printf 'openjdk-%s-jdk ' 25 21
      apt-cache pkgnames openjdk- | sed -n 's/^openjdk-\(2[1-9]\|[3-9][0-9]\)-jdk$/&/p' | sort -r
      ;;
    dnf | yum) echo java-25-openjdk-devel java-21-openjdk-devel java-latest-openjdk-devel ;;
    pacman) echo jdk25-openjdk jdk21-openjdk jdk-openjdk ;;
    zypper) echo java-25-openjdk-devel java-21-openjdk-devel ;;
    apk) echo openjdk25-jdk openjdk21-jdk ;;
    brew) echo openjdk ;;
  esac
}

# What the tool $1 is called in this system's packages.
packages_of() {
  case $1:$manager in
    download:brew) echo curl ;;
    download:*) echo curl ca-certificates tar gzip ;;
    python3:pacman) echo python ;;
    languages:apt-get)
      # Debian has the messages of all languages in one package, Ubuntu in one for each.
      if grep -qs ubuntu /etc/os-release; then
        echo locales language-pack-de-base language-pack-tr-base
      else
        echo locales libc-l10n
      fi
      ;;
    languages:dnf | languages:yum) echo glibc-langpack-de glibc-langpack-tr glibc-langpack-ar glibc-langpack-fa ;;
    languages:zypper) echo glibc-locale ;;
    languages:pacman) echo glibc ;;
    languages:apk) echo musl-locales ;;
    screen:apt-get | screen:apk) echo xvfb ;;
    screen:pacman) echo xorg-server-xvfb ;;
    screen:*) echo xorg-x11-server-Xvfb ;;
    fonts:apt-get) echo fontconfig fonts-dejavu-core ;;
    fonts:dnf | fonts:yum) echo fontconfig dejavu-sans-fonts dejavu-sans-mono-fonts ;;
    fonts:pacman) echo fontconfig ttf-dejavu ;;
    fonts:zypper) echo fontconfig dejavu-fonts ;;
    fonts:apk) echo fontconfig font-dejavu ;;
    libraries:apt-get) echo libxtst6 libxi6 libxrender1 libxext6 libfreetype6 ;;
    libraries:dnf | libraries:yum) echo libXtst libXi libXrender libXext freetype ;;
    libraries:zypper) echo libXtst6 libXi6 libXrender1 libXext6 libfreetype6 ;;
    libraries:pacman) echo libxtst libxi libxrender libxext freetype2 ;;
    libraries:apk) echo libxtst libxi libxrender libxext freetype ;;
    *) echo "$1" ;;
  esac
}

# ---- Maven ----

sha512() {
  if has sha512sum; then
    sha512sum "$1"
  elif has shasum; then
    shasum -a 512 "$1"
  else
    openssl dgst -sha512 -r "$1"
  fi | cut -d ' ' -f 1
}

maven_suits() {
  [ -x "$1" ] || return 1
  version=$(JAVA_HOME=$java_home "$1" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*[0-9]\).*/\1/p')
  oldest=$(printf '%s\n%s\n' "$maven_wanted" "$version" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)
  [ "$oldest" = "$maven_wanted" ]
}

need_maven() {
  cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/switchboard
  fetched=$cache/apache-maven-$maven_fetched
  for maven in "${MAVEN_HOME:-/nonexistent}/bin/mvn" "$(command -v mvn)" "$fetched/bin/mvn"; do
    if maven_suits "$maven"; then return 0; fi
  done
  if ! { has curl || has wget; } || ! has tar || ! has gzip; then
    # shellcheck disable=SC2046 # a list of words
    if may_install "A program to download Maven"; then install $(packages_of download); fi
  fi
  url=https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/$maven_fetched/apache-maven-$maven_fetched-bin.tar.gz
  say "Fetching Maven $maven_fetched"
  mkdir -p "$cache" 2>/dev/null
  part=$(mktemp -d "$cache/part.XXXXXX") || fail "Maven cannot be kept in $cache, which cannot be written."
  if has curl; then
    curl -fsSL --retry 3 -o "$part/maven.tar.gz" "$url"
  elif has wget; then
    wget -q -O "$part/maven.tar.gz" "$url"
  else
    say "There is neither curl nor wget."
    false
  fi || {
    rm -rf "$part"
    fail "Switchboard is built with Maven, and it could not be fetched from $url"
  }
  if [ "$(sha512 "$part/maven.tar.gz")" != "$maven_sha512" ]; then
    rm -rf "$part"
    fail "What came from $url is not the Maven that was expected (wrong SHA-512 sum); it was thrown away."
  fi
  tar -xzf "$part/maven.tar.gz" -C "$part"
  # Moved when it is whole: another start may be looking for it now.
  [ -e "$fetched" ] || mv "$part/apache-maven-$maven_fetched" "$fetched"
  rm -rf "$part"
  maven=$fetched/bin/mvn
  [ -x "$maven" ] || fail "Maven could not be unpacked into $cache"
}

# ---- building ----

# Changed directories count too: in them a file came or went.
needs_build() {
  [ -f "$jar" ] && [ -d "$root/target/lib" ] && [ -f "$stamp" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$stamp" 2>/dev/null | head -n 1)" ]
}

# One build at a time; a second start waits for the first one's. The link holds the builder's process id.
lock() {
  mkdir -p "$root/target" 2>/dev/null
  [ -w "$root/target" ] || fail "Switchboard has to be built first, and $root/target cannot be written."
  waited=0
  until ln -s $$ "$lock" 2>/dev/null; do
    builder=$(readlink "$lock")
    if [ -n "$builder" ] && ! kill -0 "$builder" 2>/dev/null; then
      [ "$builder" != "$(readlink "$lock")" ] || rm -f "$lock"
    else
      [ "$waited" != 0 ] || say "Waiting for another start to finish building."
      [ "$waited" -lt 900 ] || fail "Another build does not end; if there is none, delete $lock"
      waited=$((waited + 1))
      sleep 1
    fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

unlock() {
  rm -f "$lock"
  trap - EXIT INT TERM HUP
}

# Without the checks, which are for ./run.sh test. The jar is put in place when it is whole, and the stamp bears the
# time before the build, so that an edit made meanwhile is seen next time.
build() {
  need_java build
  need_maven
  say "Building Switchboard; the first time takes a minute or two."
  rm -f "$stamp"
  touch "$stamp.new"
  if ! (cd "$root" && JAVA_HOME=$java_home "$maven" -B -q -Dfast -Dmaven.test.skip=true package) \
    >"$root/target/build.log" 2>&1 </dev/null; then
    fail "Switchboard could not be built; what Maven said is in $root/target/build.log"
  fi
  mv -f "$root/target/fast/switchboard.jar" "$jar"
  mv -f "$stamp.new" "$stamp"
}

# ---- class data sharing ----

# Sets archive and flags for a start with these arguments, and the flags of the archive: use and quiet to start from it, make to write it.
# There are two, because Java maps all of an archive, and a console has no use for the classes of a window.
# What Java has to say of an archive is not for users: it starts without one, too.
name_archive() {
  rehearsed=window
  case ${1:-} in client | swarm | sessions | export | replay) rehearsed=console ;; esac
  case " $* " in *' --headless '*) rehearsed=console ;; esac
  if [ -z "${DISPLAY:-}" ] && ! [ -d /System/Library ]; then rehearsed=console; fi
  archive=$root/target/$rehearsed.archive flags=$java_flags
  if [ "$rehearsed" = window ]; then flags="$java_flags $window_flags"; fi
  read_version "$java_home"
  if [ "$version" -ge 25 ]; then
    use=-XX:AOTCache=$archive quiet='-Xlog:aot*=off' make=-XX:AOTCacheOutput=$archive
  else
    use=-XX:SharedArchiveFile=$archive quiet='-Xlog:cds*=off' make=-XX:ArchiveClassesAtExit=$archive
  fi
}

# Was the archive made, or tried, for this build and this Java?
archive_fits() {
  made_by=
  { read -r made_by <"$archive.of"; } 2>/dev/null
  [ "$made_by" = "$java_home $runtime $flags" ] && [ "$archive.of" -nt "$jar" ]
}

# Writes the classes of a start into the archive, from which Java then maps them into memory. A Java that can't do that
# is asked once.
make_archive() {
  rm -f "$archive"
  printf '%s\n' "$java_home $runtime $flags" >"$archive.of"
  set -f
  # shellcheck disable=SC2086
  if ! { "$java_home/bin/java" "$make" $flags -cp "$jar" switchboard.app.StartupTraining "$rehearsed" \
    && "$java_home/bin/java" "$use" "$quiet" $flags -jar "$jar" --version; } \
    >"$archive.log" 2>&1 </dev/null; then rm -f "$archive"; fi
  set +f
}

# Makes sure of the archive for these arguments, where one can be written.
need_archive() {
  name_archive "$@"
  if ! archive_fits && [ -w "$root/target" ]; then
    lock
    archive_fits || make_archive
    unlock
  fi
}

# ---- what can be asked for ----

start() {
  java_home=
  if needs_build; then
    lock
    if needs_build; then build; fi
    unlock
  fi
  [ -n "$java_home" ] || need_java run
  need_archive "$@"
  if [ -f "$archive" ]; then set -- "$use" "$quiet" -jar "$jar" "$@"; else set -- -jar "$jar" "$@"; fi
  # With no language set, Java would not understand arguments beyond ASCII.
  if [ "$(uname)" = Linux ]; then
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
  fi
  set -f # the flags are words, not file names
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" $flags "$@"
}

# Does the system know the locale $1?
knows_locale() {
  [ "$(LC_ALL=$1 locale charmap 2>/dev/null)" = UTF-8 ]
}

# Can processes speak the languages that tests start them in? What is only there in source is compiled by the tests.
has_languages() {
  for language in de_DE tr_TR ar_EG fa_IR; do
    if has localedef && [ -e "/usr/share/i18n/locales/$language" ]; then continue; fi
    knows_locale "$language.UTF-8" || return 1
  done
}

# Makes the locale $1 that of all that is started from now on; where the system does not have it, it is compiled.
speak() {
  if ! knows_locale "$1"; then
    LOCPATH=$root/target/locales
    export LOCPATH
    mkdir -p "$LOCPATH"
    [ -d "$LOCPATH/$1" ] || localedef -i "${1%%.*}" -f UTF-8 "$LOCPATH/$1" >/dev/null 2>&1
    knows_locale "$1" || fail "There is no locale $1 here: install it, or choose one that locale -a lists."
  fi
  export LC_ALL="$1"
}

# Makes sure of what the tests use beside Java and Maven.
need_test_tools() {
  missing=
  has python3 || missing=python3
  if [ "$(uname)" = Linux ]; then
    if [ -z "${DISPLAY:-}" ]; then
      has Xvfb || missing="$missing screen"
      has openbox || missing="$missing openbox"
    fi
    [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || missing="$missing fonts"
    if ldd "$java_home/lib/libawt_xawt.so" "$java_home/lib/libfontmanager.so" 2>/dev/null \
      | grep -q 'lib[Xf].*not found'; then missing="$missing libraries"; fi
    has_languages || missing="$missing languages"
  fi
  [ -n "$missing" ] || return 0
  packages=
  for tool in $missing; do packages="$packages $(packages_of "$tool")"; done
  may_install "For the tests,$packages" || fail "The tests need$packages: install them, or start ./run.sh --yes test"
  # shellcheck disable=SC2086 # a list of words
  install $packages
}

# A screen of its own for the tests where it can be had: always the same, and nobody's work is in the way of a robot.
open_screen() {
  [ "$(uname)" = Linux ] && has Xvfb && has openbox || return 0
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/switchboard.XXXXXX")
  # -r: no key repeats by itself, however long a busy machine holds it down.
  Xvfb -displayfd 3 -screen 0 1920x1200x24 -r -nolisten tcp 3>"$scratch/display" >"$scratch/log" 2>&1 &
  screen=$!
  tries=0
  until [ -s "$scratch/display" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$screen" 2>/dev/null; then
      fail "The tests' screen did not open: $(tail -n 1 "$scratch/log")"
    fi
    sleep 0.1
  done
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
  openbox --sm-disable >/dev/null 2>&1 &
  window_manager=$!
}

close_screen() {
  for process in $running $window_manager $screen; do
    kill "$process" 2>/dev/null && wait "$process" 2>/dev/null
  done
  [ -z "$scratch" ] || rm -rf "$scratch"
}

# Runs Maven with the arguments given, on such a screen.
with_screen() {
  running='' window_manager='' screen='' scratch=''
  need_java test
  need_test_tools
  need_maven
  trap close_screen EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  open_screen
  # File names and text as everywhere, also where the system has no language set.
  if [ -n "$locale" ]; then
    speak "$locale"
  elif [ "$(uname)" = Linux ]; then
    export LC_ALL=C.UTF-8
  fi
  cd "$root" || exit 1
  # In the background, since sh acts on a signal only after its foreground child has ended.
  JAVA_HOME=$java_home "$maven" -B -q "$@" </dev/null &
  running=$!
  wait "$running"
  code=$?
  running=
  exit "$code"
}

run_tests() {
  excluded=long,screenshot
  checks=
  goal=verify
  while :; do
    case ${1:-} in
      --long) excluded=screenshot ;;
      --quick)
        excluded=$excluded,slow
        checks=-Dfast
        goal=test
        ;;
      --locale)
        [ $# -ge 2 ] || fail "--locale wants a locale, for example ar_EG.UTF-8."
        locale=$2
        shift
        ;;
      *) break ;;
    esac
    shift
  done
  # A program that runs from this jar keeps its file; writing into it would break that program.
  [ -n "$checks" ] || rm -f "$jar"
  with_screen ${checks:+"$checks"} "-Dtest.excludedGroups=$excluded" "$goal" "$@"
}

# Measures with the heap that is promised. The measurements stand among the tests. JMH's processes speak to each other
# by serialized objects, which the program itself refuses.
run_bench() {
  need_java build
  need_maven
  console='' window='' flags=$java_flags
  case ${1:-} in window | window-flood) flags="$java_flags $window_flags" ;; esac
  if [ "${1:-}" = start ]; then
    if needs_build; then
      lock
      build
      unlock
    fi
    need_archive --headless
    console="$use|$quiet"
    need_archive
    window="$(printf %s "$window_flags" | tr ' ' '|')|$use|$quiet"
  fi
  lock
  if ! (cd "$root" && JAVA_HOME=$java_home "$maven" -B -q -Dfast -DskipTests \
    package dependency:copy-dependencies@libraries-of-the-bench) >"$root/target/build.log" 2>&1 </dev/null; then
    fail "Switchboard could not be built; what Maven said is in $root/target/build.log"
  fi
  unlock
  fast=$root/target/fast
  set -f # the flags are words, not file names
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" $flags --enable-native-access=ALL-UNNAMED -Djdk.serialFilter= -Xmx256m "-Dswitchboard.bench.flags=$java_flags" \
    "-Dswitchboard.bench.root=$root" "-Dswitchboard.bench.console=$console" \
    "-Dswitchboard.bench.window=$window" -cp "$fast/test-classes:$fast/switchboard.jar:$fast/test-lib/*" switchboard.bench.Bench "$@"
}

locale=
ci=${CI:-}
[ "$ci" != false ] || ci=
yes=$ci
if [ "${1:-}" = --yes ]; then
  yes=1
  shift
fi

root=$(CDPATH='' cd -- "$(dirname -- "$(resolve "$0")")" && pwd -P)
jar=$root/target/switchboard.jar
stamp=$root/target/.built
lock=$root/target/.building
install_log=$root/target/install.log

case ${1:-} in
  test)
    shift
    run_tests "$@"
    ;;
  screenshots)
    shift
    with_screen -Dfast -Dtest.groups=screenshot -Dtest.excludedGroups= test "$@"
    ;;
  bench)
    shift
    run_bench "$@"
    ;;
  *) start "$@" ;;
esac
