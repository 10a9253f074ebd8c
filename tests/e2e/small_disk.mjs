// A disk of a few megabytes that is really there, and what fills it: a tmpfs of its own. Mounting one needs the rights for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mib = 1024 * 1024;

export class SmallDisk {
  #ballast;

  constructor(folder) {
    this.folder = folder;
    this.#ballast = join(folder, 'ballast');
  }

  /** Null: it could not be mounted. */
  static mounted(mebibytes) {
    const folder = mkdtempSync(join(tmpdir(), 'tablee-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tablee-test', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
  }

  /** Leaves so many MiB, which may be a part of one; less when others write at the same moment. */
  fill(left) {
    this.clear();
    const { bavail, bsize } = statfsSync(this.folder);
    const take = Math.floor(bavail * bsize - left * mib);
    try {
      if (take > 0) writeFileSync(this.#ballast, Buffer.alloc(take));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }

  clear() {
    rmSync(this.#ballast, { force: true });
  }

  unmount() {
    execFileSync('umount', ['--lazy', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
