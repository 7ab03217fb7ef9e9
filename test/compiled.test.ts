import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.dirname(import.meta.dirname);

test('compiled code of a command is cached next to the code, not in a folder shared by all users', () => {
  const shared = mkdtempSync(path.join(tmpdir(), 'yaodong-compiled-'));
  try {
    const { status } = spawnSync(process.execPath, [path.join(root, 'bin', 'yaodong.js'), 'help'], {
      env: { ...process.env, TMPDIR: shared },
    });
    expect(status).toBe(0);
    expect(readdirSync(shared)).toEqual([]);
    expect(readdirSync(path.join(root, '.cache', 'compiled'))).not.toEqual([]);
  } finally {
    rmSync(shared, { recursive: true, force: true });
  }
});
