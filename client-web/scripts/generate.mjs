// Generates src/wire/gen from ../proto with Debian's protoc and ts-proto. Skipped when nothing is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
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

const fresh = names.every((name) => {
  const made = join(out, `${name}.ts`);
  return existsSync(made) && statSync(made).mtimeMs >= statSync(join(proto, `${name}.proto`)).mtimeMs;
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
