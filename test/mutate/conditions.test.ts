import { expect, test } from 'vitest';
import { conditionsIn, without } from './conditions.ts';

const store = `export function list(scope: Scope) {
  const values: unknown[] = [];
  return ask(\`SELECT 1 FROM b WHERE \${seesBuilding(scope, 'b', values)} AND \${seesMeter(scope, alias(2), 'b', values)}\`);
}
export function seesNote(scope: Scope, values: unknown[]): string { return ''; }
const seen = seesMoney(scope);`;

test('conditions on the scope are the calls that push values; neither their declaration nor a question about the role', () => {
  expect(conditionsIn(store).map(({ text }) => text)).toEqual([
    "seesBuilding(scope, 'b', values)",
    "seesMeter(scope, alias(2), 'b', values)",
  ]);
});

test('without a condition the rest of the file is unchanged', () => {
  const [first] = conditionsIn(store);
  expect(first && without(store, first)).toBe(store.replace("seesBuilding(scope, 'b', values)", "'true'"));
});
