import { expect, test } from 'vitest';
import { imported, testsRestingOn } from './resting-on.ts';

test('imports are found by path, by slice name, for side effects only and on demand', () => {
  const text = [
    "import { a } from '#kernel/a.ts';",
    "import type { B } from '../b/b.ts';",
    "import './c.ts';",
    "const d = await import('./d.ts');",
    "import { z } from 'zod';",
  ].join('\n');
  expect(imported('src/heat/x.ts', text)).toEqual(['src/kernel/a.ts', 'src/b/b.ts', 'src/heat/c.ts', 'src/heat/d.ts']);
});

const imports = new Map([
  ['src/kernel/a.ts', []],
  ['src/heat/heat-notes/public/note.ts', ['src/kernel/a.ts']],
  ['src/heat/heat-notes/public/note.test.ts', ['src/heat/heat-notes/public/note.ts']],
  ['src/heat/heat-notes/heat-notes.engine.test.ts', ['test/world.ts']],
  ['src/reporting/carbon/carbon.ts', ['src/heat/heat-notes/public/note.ts']],
  ['src/reporting/carbon/carbon.engine.test.ts', ['test/world.ts']],
  ['src/casework/people/people.engine.test.ts', ['test/world.ts']],
  ['src/main.ts', ['src/heat/heat-notes/public/note.ts', 'src/reporting/carbon/carbon.ts']],
  ['test/world.ts', ['src/main.ts']],
  ['web/pages/heat/heat-notes/list.tsx', ['src/heat/heat-notes/public/note.ts']],
  ['web/pages/heat/heat-notes/list.test.tsx', ['web/pages/heat/heat-notes/list.tsx']],
  ['test/e2e/heat.spec.ts', ['test/world.ts']],
  ['test/e2e/people.spec.ts', ['test/world.ts']],
  ['test/golden/note.engine.test.ts', ['src/heat/heat-notes/public/note.ts']],
]);

test('a word selects the folders whose names start with it, and everything that imports them', () => {
  expect(testsRestingOn(['heat'], imports)).toEqual([
    'src/heat/heat-notes/heat-notes.engine.test.ts',
    'src/heat/heat-notes/public/note.test.ts',
    'src/reporting/carbon/carbon.engine.test.ts',
    'test/e2e/heat.spec.ts',
    'test/golden/note.engine.test.ts',
    'web/pages/heat/heat-notes/list.test.tsx',
  ]);
});

test('tests that query the whole program depend on no slice in particular', () => {
  expect(testsRestingOn(['people'], imports)).toEqual(['src/casework/people/people.engine.test.ts', 'test/e2e/people.spec.ts']);
});

test('a word that matches no name selects nothing', () => {
  expect(testsRestingOn(['hea'], imports)).toEqual([]);
});
