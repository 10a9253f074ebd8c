// Generates src/wire/gen from ../proto with Debian's protoc and protoc-gen-es. Skipped when nothing is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const proto = join(here, '..', 'proto');
const out = join(here, 'src', 'wire', 'gen');
// log.proto is the store's own and never reaches a browser.
const names = ['sync', 'batch'];

const fresh = names.every((name) => {
  const made = join(out, `${name}_pb.ts`);
  return existsSync(made) && statSync(made).mtimeMs >= statSync(join(proto, `${name}.proto`)).mtimeMs;
});
if (fresh) process.exit(0);

mkdirSync(out, { recursive: true });
try {
  execFileSync(
    'protoc',
    [
      `--proto_path=${proto}`,
      `--plugin=protoc-gen-es=${join(here, 'node_modules', '.bin', 'protoc-gen-es')}`,
      `--es_out=${out}`,
      '--es_opt=target=ts',
      ...names.map((name) => join(proto, `${name}.proto`)),
    ],
    { stdio: 'inherit' },
  );
} catch (error) {
  const missing = error.code === 'ENOENT';
  console.error(missing ? 'protoc is missing: apt-get install protobuf-compiler' : 'protoc failed');
  process.exit(1);
}
