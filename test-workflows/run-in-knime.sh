#!/usr/bin/env bash
# Runs every test workflow in a real KNIME in batch mode, one line for each, and fails if one of them fails.
#
#   test-workflows/run-in-knime.sh KNIME_DIR [EXTRA_ARGS...]
#
# KNIME_DIR    an installed KNIME 5.x with the KNIME Image Processing extension (KNIP 1.8). It is not changed: the update
#              site of this build (mvn package) is installed into a copy of it.
# EXTRA_ARGS   handed on to KNIME, for example -vmargs -Xmx8g
# KNIME_EXE    an executable that takes KNIME's batch arguments and already has the EMCell bundles. It is used instead of
#              the copy, and nothing is installed; KNIME_DIR may then be left out if there are no EXTRA_ARGS.
# WORKFLOWS    names of the workflows to run, separated by blanks; all if it is not set
# KEEP_LOGS    a folder for the logs; without it, only the lines of failed workflows are shown
#
# A workflow has passed if KNIME has saved it with every node EXECUTED, and has logged no error and no coding problem. The
# exit code of KNIME alone does not tell: it is 0 also where nothing was executed.
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
site=$here/../update-site/target/repository

fail() {
  echo "run-in-knime.sh: $*" >&2
  exit 2
}

workflows=${WORKFLOWS:-$(cd "$here" && for file in */workflow.knime; do dirname "$file"; done)}
for workflow in $workflows; do
  [ -f "$here/$workflow/workflow.knime" ] || fail "there is no workflow $workflow in $here"
done

knime_dir=${1:-}
[ $# -gt 0 ] && shift
temporary=$(mktemp -d "${TMPDIR:-/tmp}/emcell-knime.XXXXXX") || fail "cannot make a temporary folder"
trap 'rm -rf "$temporary"' EXIT

if [ -n "${KNIME_EXE:-}" ]; then
  [ -x "$KNIME_EXE" ] || fail "KNIME_EXE is no executable file: $KNIME_EXE"
  knime=$KNIME_EXE
else
  [ -n "$knime_dir" ] || fail "expected the folder of an installed KNIME: run-in-knime.sh KNIME_DIR [EXTRA_ARGS...]"
  [ -x "$knime_dir/knime" ] || fail "there is no executable \"knime\" in $knime_dir"
  [ -d "$site/plugins" ] || fail "there is no update site in $site; build it with: mvn package"
  echo "copying $knime_dir"
  cp -a "$knime_dir" "$temporary/knime" || fail "cannot copy $knime_dir"
  knime=$temporary/knime/knime
  echo "installing org.emcell.feature"
  if ! "$knime" -nosplash -consoleLog -data "$temporary/workspace" \
      -application org.eclipse.equinox.p2.director \
      -repository "file:$(cd "$site" && pwd)/" \
      -installIU org.emcell.feature.feature.group > "$temporary/install.log" 2>&1; then
    cat "$temporary/install.log" >&2
    fail "the update site could not be installed"
  fi
fi

failed=0
for workflow in $workflows; do
  # a copy, because nodes may write into the folder of their workflow
  cp -r "$here/$workflow" "$temporary/$workflow"
  saved=$temporary/saved-$workflow
  log=$temporary/$workflow.log
  begin=$SECONDS
  "$knime" -nosplash -consoleLog -reset -application org.knime.product.KNIME_BATCH_APPLICATION \
    -workflowDir="$temporary/$workflow" -destDir="$saved" "$@" > "$log" 2>&1
  code=$?
  reasons=
  if [ ! -f "$saved/workflow.knime" ]; then
    reasons="KNIME saved no result (exit code $code); "
  else
    nodes=0
    executed=0
    while IFS= read -r -d '' settings; do
      nodes=$((nodes + 1))
      # the state of the node itself stands at the first level, its settings further in
      grep -q '^    <entry key="state" type="xstring" value="EXECUTED"/>' "$settings" && executed=$((executed + 1))
    done < <(find "$saved" -mindepth 2 -maxdepth 2 -name settings.xml -print0)
    expected=$(grep -c 'key="node_settings_file"' "$here/$workflow/workflow.knime")
    [ "$nodes" -eq "$expected" ] || reasons="$nodes of $expected nodes saved; "
    [ "$executed" -eq "$expected" ] || reasons="$reasons$executed of $expected nodes executed; "
    [ "$code" -eq 0 ] || reasons="${reasons}exit code $code; "
  fi
  if grep -Eq '^(ERROR|FATAL)[[:space:]]|CODING PROBLEM|LinkageError|NoSuchMethodError|NoClassDefFoundError' \
      "$log"; then
    reasons="${reasons}errors in the log; "
  fi
  if [ -z "$reasons" ]; then
    printf 'ok    %-28s %3d s  %d nodes executed\n' "$workflow" $((SECONDS - begin)) "$executed"
  else
    failed=$((failed + 1))
    printf 'FAIL  %-28s %3d s  %s\n' "$workflow" $((SECONDS - begin)) "${reasons%; }"
    grep -E '^(ERROR|FATAL|WARN)[[:space:]]|CODING PROBLEM|LinkageError|NoSuchMethodError|NoClassDefFoundError' "$log" | head -20 |
      sed 's/^/      /'
  fi
  if [ -n "${KEEP_LOGS:-}" ]; then
    mkdir -p "$KEEP_LOGS" && cp "$log" "$KEEP_LOGS/"
  fi
  rm -rf "${temporary:?}/$workflow" "$saved"
done
[ "$failed" -eq 0 ]
