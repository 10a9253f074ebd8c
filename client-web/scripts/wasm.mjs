// Builds public/core.wasm from server/core (server/core/build_wasm says how). With --optional (npm run dev), a
// missing script or compiler is said and skipped, so that screens can be worked on without clang.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const script = join(here, '..', 'server', 'core', 'build_wasm');
const made = join(here, 'public', 'core.wasm');
const optional = process.argv.includes('--optional');

function fail(reason) {
  if (!optional) {
    console.error(reason);
    process.exit(1);
  }
  const instead = existsSync(made) ? 'the core.wasm of before is used' : 'boards can not be opened';
  console.warn(`${reason}; ${instead}`);
  process.exit(0);
}

if (!existsSync(script)) fail(`${script} is missing`);
const run = spawnSync(script, { stdio: 'inherit' });
if (run.error) fail(`${script}: ${run.error.message}`);
if (run.status !== 0) fail(`${script} failed`);
