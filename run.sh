#!/bin/sh
# Starts Switchboard. Finds or offers to install a Java, and builds when the sources are newer than the build.
#
#   ./run.sh [OPTIONS]                the program; ./run.sh --help lists its options
#   ./run.sh test [--quick | --long] [--locale ar_EG.UTF-8] [MAVEN OPTIONS]     all checks and tests
#   ./run.sh bench [NAME] [OPTIONS]   measures; ./run.sh screenshots [FOLDER] draws the pictures
#   ./run.sh --yes ...                installs what is missing without asking, as it does when CI is set
# Plain sh, for a bare Linux and the old bash of macOS. All that needs no shell is in Launch.java. Windows: run.bat.
set -u

# Java's first file gets the lowest descriptor that is closed, and would then be read as standard input.
true 3>&2 || exec 2>/dev/null
{ true 3>&1; } 2>/dev/null || exec >/dev/null
{ true 3<&0; } 2>/dev/null || exec </dev/null

has() { command -v "$1" >/dev/null 2>&1; }
# Prints the file behind all symbolic links of $1.
resolve() { readlink -f "$1" 2>/dev/null || printf '%s\n' "$1"; }

# Succeeds if the Java in $1 is new enough and can do $2: run, build or test. Sets version and runtime to its version.
suits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
  [ "$2" = run ] || [ -x "$1/bin/javac" ] || return 1
  # A headless Java lacks the library that opens windows.
  if [ "$2" = test ] || [ -n "${DISPLAY:-}" ]; then
    if [ -e "$1/lib/libawt_headless.so" ] && ! [ -e "$1/lib/libawt_xawt.so" ]; then return 1; fi
  fi
  version='' runtime=''
  while IFS='"' read -r key value _; do
    case $key in JAVA_VERSION=) version=$value ;; JAVA_RUNTIME_VERSION=) runtime=$value ;; esac
  done 2>/dev/null <"$1/release"
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  version=${version%%[!0-9]*}
  [ "${version:-0}" -ge 21 ]
}

java_home_of_path() {
  found=$(command -v java) || return 0
  home=$(dirname "$(dirname "$(resolve "$found")")")
  # What is no Java itself is asked for its Java, but not the placeholder on macOS, which would offer to install one.
  [ -r "$home/release" ] || [ "$found" = /usr/bin/java ] ||
    home=$("$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  printf '%s\n' "$home"
}

# Sets java_home. JAVA_HOME and PATH are the user's choice and come first; of all others the newest is taken.
find_java() {
  for java_home in "${JAVA_HOME:-}" "$(java_home_of_path)"; do if suits "$java_home" "$1"; then return 0; fi; done
  java_home='' newest=0 user=${HOME:-/nonexistent}
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* "$user"/.sdkman/candidates/java/* \
    "$user"/.jdks/* "$user"/.asdf/installs/java/* "$user"/.local/share/mise/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec "$(/usr/libexec/java_home -v 21+ 2>/dev/null)"; do
    if suits "$home" "$1" && [ "$version" -gt "$newest" ]; then newest=$version java_home=$home; fi
  done
  suits "$java_home" "$1"
}

# Installs a Java for $1 with the system's package manager, if there is one and the user agrees.
install_java() {
  for manager in apt-get dnf yum pacman zypper apk brew none; do if has "$manager"; then break; fi; done
  refresh=true packages='java-25-openjdk-devel java-21-openjdk-devel java-latest-openjdk-devel'
  case $manager in
    apt-get) refresh='apt-get update' get='env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends' ;;
    dnf | yum | zypper) get="$manager install -y" ;;
    pacman) refresh='pacman -Sy' get='pacman -S --needed --noconfirm' packages='jdk25-openjdk jdk21-openjdk jdk-openjdk' ;;
    apk) refresh='apk update' get='apk add' packages='openjdk25-jdk openjdk21-jdk' ;;
    brew) get='brew install' packages=openjdk ;;
    none) return 1 ;;
  esac
  if [ "$manager" = brew ] || [ "$(id -u)" = 0 ]; then sudo=''; elif has sudo; then sudo=sudo; else return 1; fi
  if [ "$install" = ask ]; then
    printf 'A Java of at least version 21 is missing. Install it with %s? [y/N] ' "$manager" >&2
    read -r answer; case $answer in [yY]*) install=yes ;; esac
  fi
  # sudo asks for the password now, so that it does not mix with the line that reports the time.
  if [ "$install" != yes ] || ! $sudo true; then return 1; fi
  report_time "Installing Java with $manager" &
  mkdir -p "$target"
  # shellcheck disable=SC2086 # Each of these is a list of words.
  {
    $sudo $refresh
    # The two versions with long support come first, then the newest.
    if [ "$manager" = apt-get ]; then
      packages="openjdk-25-jdk openjdk-21-jdk $(apt-cache pkgnames openjdk- | grep '^openjdk-[2-9][0-9]-jdk$' | sort -r)"
    fi
    for package in $packages; do if $sudo $get "$package" && find_java "$1"; then break; fi; done
  } >"$target/install.log" 2>&1 </dev/null
  kill $! && wait $! 2>/dev/null
  if [ "$terminal" = yes ]; then echo >&2; fi
  find_java "$1"
}

# Reports for how long $1 has been going on: every second in one line of a terminal, else every ten seconds.
report_time() {
  seconds=0
  while kill -0 $$ 2>/dev/null; do
    if [ "$terminal" = yes ]; then printf '\r%s: %s s so far' "$1" $seconds >&2
    elif [ $((seconds % 10)) = 0 ]; then printf '%s: %s s so far\n' "$1" $seconds >&2; fi
    sleep 1
    seconds=$((seconds + 1))
  done
}

need_java() {
  if find_java "$1" || install_java "$1"; then return; fi
  set -- "Switchboard needs Java 21 or newer, with its compiler and its windows, and found none: get one from" \
    "https://adoptium.net, or start ./run.sh --yes in a terminal to have it installed."
  printf '%s\n' "$*" >&2
  # A start from a file manager shows no standard error.
  if [ "$terminal${CI:-}" = no ] && has notify-send; then notify-send Switchboard "$*" >/dev/null 2>&1 & fi
  exit 1
}

# Runs the Java program that does the rest. It comes before the first build, so Java compiles it each time.
launch() {
  "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$root/src/main/java/switchboard/launch/Launch.java" \
    "$root" "$java_home $runtime $root" "$install" "$terminal" "$@"
}

root=$(CDPATH='' cd -- "$(dirname -- "$(resolve "$0")")" && pwd -P)
target=$root/target jar=$root/target/switchboard.jar install=no terminal=no kind=window need=run of=''
if [ -t 2 ]; then terminal=yes; fi
if [ "${1:-}" = --yes ]; then install=yes; shift
elif [ "${CI:-false}" != false ]; then install=yes; elif [ -t 0 ] && [ -t 2 ]; then install=ask; fi
# With no language set, or with one that is not installed as is usual over ssh, Java would understand only ASCII.
language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} locale=''
case $(uname):${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}:$(locale charmap 2>/dev/null) in
  Linux:C:* | Linux:POSIX:* | Linux:*:ANSI_X3.4-1968)
    country=${language#*_} country=${country%%[!A-Z]*}
    case $language in [a-z]*_[A-Z]*) locale="-Duser.language=${language%%_*} -Duser.country=$country" ;; esac
    export LC_ALL=C.UTF-8 ;;
esac

case ${1:-} in
  test | screenshots) need_java test; launch "$@"; exit ;;
  bench) need_java build; launch "$@" || exit; shift; exec "$java_home/bin/java" "@$target/bench.args" "$@" ;;
esac

# There are two archives of classes: Java maps all of one, and a console has no use for the classes of a window.
case "${1:-}: $* " in client:* | swarm:* | sessions:* | export:* | replay:* | *' --headless '*) kind=console ;; esac
if [ -z "${DISPLAY:-}" ] && ! [ -d /System/Library ]; then kind=console; fi

for file in "$jar" "$target/lib" "$target/$kind.flags" "$target/.built"; do [ -e "$file" ] || need=build; done
# A changed directory counts too: a file came or went.
[ -z "$(find "$root/pom.xml" "$root/src/main" -newer "$target/.built" 2>/dev/null | head -n 1)" ] || need=build
need_java "$need"
args=$target/$kind.args
# The flags that use an archive are for one Java and one folder.
if [ "$need" = run ]; then { read -r of <"$args.of"; } 2>/dev/null; fi
if [ "$of" != "$java_home $runtime $root" ]; then
  if [ "$need" = run ] && ! { [ -w "$target" ] && [ -x "$java_home/bin/javac" ]; }; then args=$target/$kind.flags
  else launch prepare "$kind" || exit; fi
fi
# shellcheck disable=SC2086 # The locale is a list of words.
exec "$java_home/bin/java" $locale "@$args" -jar "$jar" "$@"
