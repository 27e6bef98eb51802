#!/usr/bin/env bash
# Proves on a bare Debian 12 (git, Node 20 and npm, nothing else) that a fresh clone starts and passes its tests,
# as root and as an ordinary user, each with empty caches.
#
#   sudo tools/chroot-proof.sh <folder> [root|ordinary] [start|test]
#
# The folder keeps the bare system between runs. Node and npm are the host's own, which must be below 24 for the
# proof to mean anything; certificates, name servers and npm's registry settings are the host's as well.
set -euo pipefail

# Mounts stay inside a namespace of this script's own and vanish with it.
[ -n "${GEFLECHT_PROOF:-}" ] || GEFLECHT_PROOF=1 exec unshare --mount "$0" "$@"

folder=$(realpath -m "${1:?the folder for the bare system}")
people=${2:-root ordinary}
proofs=${3:-start test}
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=3999

if [ ! -e "$folder/usr/bin/git" ]; then
  debootstrap --variant=minbase --include=git,ca-certificates,curl,libstdc++6 bookworm "$folder"
fi
node=$(PATH=${PATH//"$repository/.runtime/bin:"/} command -v node)
install -D "$node" "$folder/usr/bin/node"
if [ ! -e "$folder/usr/lib/node_modules/npm" ]; then
  npm=$(dirname "$(dirname "$(realpath "$(command -v npm)")")")
  mkdir -p "$folder/usr/lib/node_modules"
  cp -r "$npm" "$folder/usr/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$folder/usr/bin/npm"
fi
chroot "$folder" id ordinary >/dev/null 2>&1 || chroot "$folder" useradd --create-home ordinary
cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
rm -rf "$folder/etc/ssl/certs"
cp -rL /etc/ssl/certs "$folder/etc/ssl/certs"
for settings in /etc/npmrc /usr/etc/npmrc; do
  [ ! -e "$settings" ] || install -D -m 644 "$settings" "$folder$settings"
done

mount -t proc proc "$folder/proc"
mount --bind /dev "$folder/dev"
mount -t tmpfs shm "$folder/dev/shm"

# What one person does: clone, start, look, stop, start again, test. Runs inside the bare system.
cat >"$folder/usr/local/bin/proof" <<'PROOF'
#!/usr/bin/env bash
set -euo pipefail
cd "$HOME"
who=$(id -un)
rm -rf geflecht .npm .cache .local .config
git clone --quiet /usr/src/geflecht.git geflecht
cd geflecht
echo "== $who: node $(node --version), npm $(npm --version 2>/dev/null), commit $(git log -1 --format=%h)"

start_and_stop() {
  local began
  began=$(date +%s%N)
  PORT=$PORT npm start >"$HOME/start.log" 2>&1 </dev/null &
  local program=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORT/")" = 200 ]; do
    if ! kill -0 "$program" 2>/dev/null; then
      cat "$HOME/start.log"
      echo "== $who: npm start ended before it answered"
      return 1
    fi
    sleep 0.1
  done
  echo "== $who: npm start ($1) answered 200 after $((($(date +%s%N) - began) / 1000000)) ms"
  kill -TERM "$program"
  local code=0
  wait "$program" || code=$?
  echo "== $who: npm start ended with $code after SIGTERM"
  sed 's/^/     /' "$HOME/start.log"
  if curl -s -o /dev/null "http://127.0.0.1:$PORT/"; then
    echo "== $who: something still answers"
    return 1
  fi
}

for proof in $PROOFS; do
  case $proof in
    start)
      start_and_stop cold
      start_and_stop warm
      ;;
    test)
      rm -rf "$HOME/test" "$HOME/.npm" "$HOME/.cache" "$HOME/.local"
      git clone --quiet /usr/src/geflecht.git "$HOME/test"
      began=$(date +%s%N)
      code=0
      "$HOME/test/.ci/run" || code=$?
      echo "== $who: .ci/run (cold) ended with $code after $((($(date +%s%N) - began) / 1000000)) ms"
      ;;
  esac
done
PROOF
chmod 755 "$folder/usr/local/bin/proof"

rm -rf "$folder/usr/src/geflecht.git"
git clone --quiet --bare "file://$repository" "$folder/usr/src/geflecht.git"
chroot "$folder" git config --system --add safe.directory '*'

for who in $people; do
  home=$(chroot "$folder" getent passwd "$who" | cut -d: -f6)
  chroot --userspec="$who:$who" "$folder" env -i HOME="$home" PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 \
    PORT=$port PROOFS="$proofs" ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} proof
done
