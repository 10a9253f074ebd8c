// Generates src/wire/gen from ../proto with Debian's protoc and ts-proto. Skipped when nothing is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const proto = join(here, '..', 'proto');
const out = join(here, 'src', 'wire', 'gen');
// log.proto is the store's own and never reaches a browser.
const names = ['sync', 'batch', 'day'];

const options = [
  // 64-bit patterns (hashes, epochs) do not fit a number.
  'forceLong=bigint',
  'oneof=unions-value',
  'enumsAsLiterals=true',
  'removeEnumPrefix=true',
  'unrecognizedEnum=false',
  // What no browser needs is not in its bundle.
  'outputJsonMethods=false',
  'outputPartialMethods=false',
];

/**
 * What every page would load and none needs: no message holds one of its own kind, so none can be nested too deep; and whether a
 * number fits is known before it comes to be written.
 */
function lean(code) {
  return code
    .replace(/^ *if \(BigInt\.as\w+\(64, [^\n]+\n *throw [^\n]+\n *\}\n/gm, '')
    .replace(/^ *const previousRecursionDepth = [\s\S]*?\n *try \{\n/gm, '')
    .replace(/^ *\} finally \{\n[^\n]*__tsProtoDecodeDepth[^\n]*\n *\}\n/gm, '');
}

const fresh = names.every((name) => {
  const made = join(out, `${name}.ts`);
  const since = Math.max(
    ...[join(proto, `${name}.proto`), fileURLToPath(import.meta.url)].map((of) => statSync(of).mtimeMs),
  );
  return existsSync(made) && statSync(made).mtimeMs >= since;
});
if (fresh) process.exit(0);

mkdirSync(out, { recursive: true });
try {
  execFileSync(
    'protoc',
    [
      `--proto_path=${proto}`,
      `--plugin=${join(here, 'node_modules', '.bin', 'protoc-gen-ts_proto')}`,
      `--ts_proto_out=${out}`,
      `--ts_proto_opt=${options.join()}`,
      ...names.map((name) => join(proto, `${name}.proto`)),
    ],
    { stdio: 'inherit' },
  );
} catch (error) {
  const missing = error.code === 'ENOENT';
  console.error(missing ? 'protoc is missing: apt-get install protobuf-compiler' : 'protoc failed');
  process.exit(1);
}
for (const name of names) {
  const made = join(out, `${name}.ts`);
  writeFileSync(made, lean(readFileSync(made, 'utf8')));
}
