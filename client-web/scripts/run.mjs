// Runs its arguments as commands, one after the other, under the Node that package.json brings along: Debian 12's
// own Node 18 is too old for Vite, and its npm 9 does not reliably link a package's `node` into node_modules/.bin.
// An argument `--` hands everything behind it to the last command (npm run test -- -t name).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules');
const brought = join(modules, `node-linux-${process.arch}`, 'bin');
if (!existsSync(brought) && Number(process.versions.node.split('.')[0]) < 22) {
  console.error(`Node ${process.versions.node} is too old and ${brought} is missing: run npm ci`);
  process.exit(1);
}
const path = [brought, join(modules, '.bin'), process.env.PATH].join(delimiter);

const end = process.argv.indexOf('--');
const commands = process.argv.slice(2, end < 0 ? undefined : end);
const rest = end < 0 ? [] : process.argv.slice(end + 1).map((word) => `'${word.replaceAll("'", "'\\''")}'`);
commands.push([commands.pop(), ...rest].join(' '));
for (const command of commands) {
  const run = spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, PATH: path } });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
