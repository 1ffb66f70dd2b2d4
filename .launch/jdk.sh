# Shared by the two launchers: where a JDK 25 and Maven are.

jdk_is_25() {
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

# Sets JDK, or ends with one line and exit code 2. COMMONWEAL_JDKS, folders separated by colons, takes the place of all the
# folders looked into here; what JAVA_HOME and its like name comes first in either case.
need_jdk() {
  local candidate places
  if [ -n "${COMMONWEAL_JDKS:-}" ]; then
    IFS=: read -r -a places <<<"$COMMONWEAL_JDKS"
  else
    places=(/usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/openjdk-25
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/*
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home)
  fi
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25:-}" "${places[@]}"; do
    if [ -n "$candidate" ] && jdk_is_25 "$candidate"; then
      JDK=$candidate
      return
    fi
  done
  echo "${LAUNCHER:-commonweal}: no JDK 25 found; install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  exit 2
}

need_maven() {
  command -v mvn >/dev/null 2>&1 || {
    echo "${LAUNCHER:-commonweal}: Maven (mvn) is not on the PATH; install Maven 3.8 or newer." >&2
    exit 2
  }
}
