# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
# The ground on which everything is built and run: this system where it has what is needed, else a
# private Debian 13 below the user's cache folder. Sourced by ./dev; sets nothing up twice.
# shellcheck shell=bash disable=SC2154 # $tree is the caller's

suite=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/switchback
ground=''
root=''

say() { echo "dev: $*" >&2; }
die() { say "$*"; exit 2; }

# Package names of the groups named.
packages() {
    local group name rest
    while read -r group name rest; do
        [[ " $* " == *" $group "* ]] && echo "$name"
    done <"$tree/.ci/packages.list"
    return 0
}

# Sets $ground and $root for these package groups, doing whatever is missing.
prepare_ground() {
    local names stamp=$tree/build/.ground-${*: -1}
    if [[ $stamp -nt $tree/.ci/packages.list && $stamp -nt $tree/.ci/npm.list ]]; then
        # shellcheck disable=SC1090
        . "$stamp"
        [[ $ground == root && ! -d $root/usr ]] || return 0
    fi
    choose_ground
    if [[ $ground == root ]]; then
        prepare_root "$@"
    elif [[ $ground == debian ]]; then
        ground=system
        mapfile -t names < <(packages "$@")
        install_missing "${names[@]}"
    fi
    mkdir -p "$cache" "$tree/build"
    (enter "$tree/.ci/fetch-npm" "$cache/npm" >&2)
    printf 'ground=%q root=%q\n' "$ground" "$root" >"$stamp"
}

# system: everything is here. debian: apt can bring it. root: too old, so a private Debian 13.
choose_ground() {
    local ID='' VERSION_ID=''
    [[ -r /etc/os-release ]] && . /etc/os-release
    if [[ $ID == debian && ${VERSION_ID:-99} -ge 13 ]]; then
        ground=debian
    elif has_libraries; then
        ground=system
    elif command -v apt-get >/dev/null; then
        ground=root
    else
        die "this system has no Qt 6.8 with KF6 SyntaxHighlighting, libpg_query, toml++, QtKeychain and" \
            "tree-sitter, and no apt to fetch them with. Install their development packages and try again."
    fi
}

has_libraries() {
    command -v cmake ninja g++ npm pkg-config >/dev/null \
        && pkg-config --atleast-version=6.8 Qt6Widgets 2>/dev/null \
        && pkg-config --exists libpq sqlite3 libmariadb libgit2 libgvc tree-sitter 2>/dev/null
}

install_missing() {
    local missing=() name
    for name in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    say "these packages are missing and will be installed with apt: ${missing[*]}"
    local sudo=
    ((EUID == 0)) || sudo=sudo
    if [[ -z ${CI:-} && -t 0 ]]; then
        read -rp "Install them now? [Y/n] " answer
        [[ ${answer:-y} == [yY]* ]] || die "nothing was installed."
    fi
    $sudo apt-get update -qq >&2 || say "apt-get update failed; trying with the lists at hand"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 \
        || die "apt could not install them; its message is above."
}

# A private Debian 13, named after a hash of its packages; it appears complete or not at all.
prepare_root() {
    local names tools=(mmdebstrap bubblewrap debian-archive-keyring)
    # Tools for lint or bench join the packages that are always there, so those two come along.
    names=$(packages build test "$@" | sort -u)
    root=$cache/$suite-$(echo "recipe 2 $(uname -m) $names" | sha256sum | cut -c1-12)
    ((EUID == 0)) || tools+=(uidmap)
    install_missing "${tools[@]}"
    mkdir -p "$cache"
    exec 8>"$cache/root.lock"
    flock 8
    [[ -d $root ]] || make_root "$(tr '\n' ',' <<<"$names")"
    exec 8>&-
}

make_root() (
    # Whatever carries this name was left by a run that was killed: we hold the lock.
    rm -rf "$cache"/new.*
    work=$(mktemp -d "$cache/new.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT TERM HUP
    say "making a private Debian 13 in $root (about 1.5 GB, a few minutes, once)"
    chmod 755 "$work"
    # $1 in the hooks is the new root.
    # shellcheck disable=SC2016
    options=(--variant=apt --dpkgopt=force-unsafe-io --include="$1" --aptopt='Apt::Install-Recommends "false"'
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*'
        --dpkgopt='path-include=/usr/share/doc/*/copyright'
        --setup-hook='mkdir -p "$1/etc/postgresql-common"'
        --setup-hook='echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"'
        # Authorities that this machine trusts on top of the usual ones, such as a company's proxy.
        --setup-hook='mkdir -p "$1/usr/local/share"'
        --setup-hook='! cd /usr/local/share/ca-certificates 2>/dev/null || cp -rL . "$1/usr/local/share/ca-certificates"')
    mirror=(${SWITCHBACK_MIRROR:+"$SWITCHBACK_MIRROR"})
    for name in $(caller_locales); do
        [[ $name == *.UTF-8 || $name == *.utf8 ]] || continue
        name=${name%.*}
        options+=(--customize-hook="chroot \"\$1\" localedef --no-archive -i '$name' -f UTF-8 '$name.UTF-8' || true")
    done
    for kind in http https; do
        proxy=$(apt-config dump --format '%v' "Acquire::$kind::Proxy" 2>/dev/null || true)
        [[ -z $proxy ]] || options+=(--aptopt="Acquire::$kind::Proxy \"$proxy\"")
    done
    # An ordinary user unpacks a stream, so that every file belongs to that user alone.
    if ((EUID == 0)); then
        mmdebstrap --mode=root --format=directory "${options[@]}" $suite "$work/root" "${mirror[@]}" >&2
    else
        mkdir "$work/root"
        mmdebstrap --mode=unshare --format=tar "${options[@]}" $suite - "${mirror[@]}" \
            | tar -x -C "$work/root" --no-same-owner --exclude='./dev/*'
    fi || die "the private Debian 13 could not be made; the message is above. Nothing half-made was left." \
              "Is the network reachable? SWITCHBACK_MIRROR=URL names another mirror."
    name=$(id -un)
    ((EUID == 0)) && name=switchback
    echo "$name:x:$(inner_id):$(inner_id g):$name:$HOME:/bin/bash" >>"$work/root/etc/passwd"
    echo "$name:x:$(inner_id g):" >>"$work/root/etc/group"
    rm -f "$work/root/etc/resolv.conf" "$work/root/etc/localtime"
    : >"$work/root/etc/resolv.conf"
    : >"$work/root/etc/localtime"
    mv -T "$work/root" "$root"
    say "the private Debian 13 is ready"
)

# Servers refuse user 0, so root is seen as user 1000 inside; everyone else stays who they are.
inner_id() {
    local id
    id=$(id "-${1:-u}")
    ((id)) && echo "$id" || echo 1000
}

# Runs a command on the ground, in place of this shell.
enter() {
    local args=()
    if [[ $ground == root ]]; then
        root_view
    elif ((EUID == 0)) && [[ ${2:-} == test || ${2:-} == bench ]]; then
        user_view
    else
        exec "$@"
    fi
    # Ctrl-C is for the program alone: bwrap would die of it and take the program with it at once.
    trap '' INT
    exec bwrap "${args[@]}" -- /usr/bin/env --default-signal=INT "$@"
}

# This system as user 1000, because database servers refuse to run as root.
user_view() {
    { grep -v '^[^:]*:[^:]*:1000:' /etc/passwd; echo "switchback:x:1000:1000:switchback:$HOME:/bin/bash"; } >"$cache/passwd"
    args=(--dev-bind / / --ro-bind "$cache/passwd" /etc/passwd --unshare-user --uid 1000 --gid 1000
        --die-with-parent --chdir "$PWD")
}

# What is seen inside: the private /usr, /etc and /var, and everything else of this machine.
root_view() {
    local name path uid=$EUID gid
    gid=$(id -g)
    ((uid)) || uid=1000
    ((gid)) || gid=1000
    args=(--unshare-user --uid "$uid" --gid "$gid" --die-with-parent --dev /dev --proc /proc
        --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --dir /var
        --ro-bind "$root/var/lib" /var/lib --ro-bind "$root/var/cache" /var/cache
        --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
        --symlink /run /var/run --dir /run --ro-bind-try /sys /sys)
    for path in /*; do
        case $path in
            /bin | /sbin | /lib* | /usr | /etc | /var | /dev | /proc | /sys | /run | /boot | /lost+found) ;;
            *) if [[ -L $path ]]; then
                   args+=(--symlink "$(readlink "$path")" "$path")
               elif [[ -d $path && -x $path ]]; then
                   args+=(--bind "$path" "$path")
               fi ;;
        esac
    done
    for path in /var/tmp "/run/user/$EUID" /run/postgresql /run/mysqld /run/dbus; do
        args+=(--bind-try "$path" "$path")
    done
    for path in "$HOME" "$tree" "$PWD"; do
        [[ $path == /var/* || $path == /run/* ]] && args+=(--bind "$path" "$path")
    done
    for name in resolv.conf hosts localtime ssl/certs/ca-certificates.crt; do
        path=$(readlink -f "/etc/$name") && [[ -f $path && -f $root/etc/$name ]] && args+=(--ro-bind "$path" "/etc/$name")
    done
    path=${NODE_EXTRA_CA_CERTS:-${SSL_CERT_FILE:-}}
    [[ -f $path ]] && args+=(--ro-bind "$path" /run/authorities.crt --setenv NODE_EXTRA_CA_CERTS /run/authorities.crt
        --unsetenv SSL_CERT_FILE --unsetenv SSL_CERT_DIR)
    args+=(--chdir "$PWD" --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin)
    for name in LD_LIBRARY_PATH LD_PRELOAD QT_PLUGIN_PATH QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE \
        CMAKE_PREFIX_PATH PKG_CONFIG_PATH PYTHONPATH PYTHONHOME CC CXX CFLAGS CXXFLAGS LDFLAGS; do
        args+=(--unsetenv "$name")
    done
    locale_view
}

# The caller's locales where the private root has them, else C.UTF-8 with the caller's language.
locale_view() {
    local wanted name
    while read -r name; do
        [[ $name != C && -d $root/usr/lib/locale/${name%.*}.utf8 ]] && continue
        wanted=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
        args+=(--setenv LC_ALL C.UTF-8 --setenv LANGUAGE "${LANGUAGE:-${wanted%%.*}}")
        return
    done < <(caller_locales)
    [[ -n ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} ]] || args+=(--setenv LC_ALL C.UTF-8)
}

# Each locale that the environment names, but for those that are always there.
caller_locales() {
    local name
    for name in LC_ALL LANG ${!LC_*}; do
        case ${!name:-} in
            "" | C.UTF-8 | C.utf8) ;;
            C | POSIX) echo C ;;
            *) echo "${!name}" ;;
        esac
    done | sort -u
}
