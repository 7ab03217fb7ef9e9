import { expect, test } from 'vitest';
import { editFrom, kindContract } from './kind-contract.ts';

const tree = {
  one: 'tree',
  many: 'trees',
  path: '/trees',
  article: 'a tree',
  plural: 'trees',
  rights: { file: 'import-registry', edit: 'edit', add: 'decide', see: 'view' },
} as const;

const meta = (procedure: object) =>
  (procedure as { '~orpc': { route: { method: string; path: string; summary: string }; meta: { action: string } } })['~orpc'];

test('a kind has its import, bulk edit, creation and history, each at its path with the stated right', () => {
  const { importFile, edit, add, history } = kindContract(tree);
  expect(
    [importFile, edit, add, history].map((one) => {
      const { route, meta: said } = meta(one);
      return `${route.method} ${route.path} ${said.action}`;
    }),
  ).toEqual(['POST /imports/trees import-registry', 'POST /trees/edit edit', 'POST /trees decide', 'GET /trees/{tree}/history view']);
});

test('an edit names one to a thousand by the word of the kind, and a day only if its fields have days', () => {
  const input = (fields?: typeof editFrom) => kindContract(tree, fields).edit['~orpc'].inputSchema;
  const asked = { trees: ['T1'], set: { height: 3 } };
  expect(input()?.parse({ ...asked, from: '2026-01-01' })).toEqual(asked);
  expect(input(editFrom)?.parse({ ...asked, from: '2026-01-01' })).toEqual({ ...asked, from: '2026-01-01' });
  expect(input()?.safeParse({ ...asked, trees: [] }).success).toBe(false);
  expect(input()?.safeParse({ ...asked, trees: Array.from({ length: 1001 }, (_, at) => `T${at}`) }).success).toBe(false);
});

test('what is specific to a kind is in the summary', () => {
  const { edit, add } = kindContract({ ...tree, remarks: { edit: 'Trees do not move' } });
  expect(meta(edit).route.summary).toBe(
    'The same edit by hand of one or more trees, as one change; with `preview` only what it would do. `undo` takes it back. Trees do not move',
  );
  expect(meta(add).route.summary).toBe('A tree made by hand. `undo` takes it back');
});
