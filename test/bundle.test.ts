import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesOf, neededPackages } from '../deploy/contents.ts';
import type { Locked } from '../deploy/contents.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const needed = neededPackages(packages, [], (place) => existsSync(path.join(root, place)));

describe('the packages that a bundle carries', () => {
  it('are those named and their dependencies, each from where Node resolves it', () => {
    const lock = {
      '': { dependencies: { a: '1', b: '1' } },
      'node_modules/a': { dependencies: { c: '2' }, optionalDependencies: { elsewhere: '1' } },
      'node_modules/a/node_modules/c': { dependencies: { d: '1' } },
      'node_modules/b': { dependencies: { c: '1', a: '1' } },
      'node_modules/c': {},
      'node_modules/d': {},
      'node_modules/elsewhere': {},
      'node_modules/unasked': {},
    };
    const there = (place: string) => place !== 'node_modules/elsewhere';
    const ours = ['node_modules/a', 'node_modules/a/node_modules/c', 'node_modules/b', 'node_modules/c', 'node_modules/d'];
    expect(neededPackages(lock, [], there)).toEqual(ours);
    expect(neededPackages(lock, ['unasked'], there)).toEqual([...ours, 'node_modules/unasked']);
  });

  it('include every package that the program imports, and none of the console’s', () => {
    const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'),
    );
    const asked = sources.flatMap((file) =>
      [
        ...readFileSync(path.join(root, 'src', file), 'utf8').matchAll(
          /^(?:import|export) (?!type)[^;]*?from '([^.#'][^']*)'|import\('([^.#'][^']*)'\)/gmu,
        ),
      ].map(([, by, later]) => (by ?? later) as string),
    );
    const names = new Set(
      asked
        .filter((name) => !isBuiltin(name))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect(names.size).toBeGreaterThan(10);
    expect([...names].filter((name) => !needed.includes(`node_modules/${name}`))).toEqual([]);
    expect(needed.filter((place) => /antd|react|maplibre|vite|rolldown/u.test(place))).toEqual([]);
  });
});

describe('the files of a bundle', () => {
  it('are the program, the rules and the demo city, without tests', () => {
    const files = filesOf(root, [], []);
    for (const file of [
      'bin/yaodong.js',
      'src/main.ts',
      'knowledge/policies/CN.yaml',
      'test/city.ts',
      'test/city/walks.ts',
      'package.json',
    ])
      expect(files).toContain(file);
    expect(files.filter((file) => file.endsWith('.test.ts') || file.startsWith('test/e2e'))).toEqual([]);
  });
});
