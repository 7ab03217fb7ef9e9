import { expect, test } from 'vitest';
import { contract } from '#contract.ts';
import { openApiDocument } from '#http/openapi.ts';
import { actions } from '#kernel/rights.ts';
import { procedures } from './procedures.ts';

const all = procedures();

test.each(all.map((one) => [one.name, one] as const))('%s names an action, an address and what it is for', (_name, { action, route }) => {
  expect(actions).toContain(action);
  expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(route.method);
  expect(route.path).toMatch(/^\/[a-z]/u);
  expect(route.summary.length).toBeGreaterThan(8);
});

test('no two procedures have one address', () => {
  const addresses = all.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/gu, '{}')}`);
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted());
});

test('a procedure that changes something is no GET', () => {
  for (const { name, route, action } of all)
    if (route.method === 'GET')
      expect(['public', 'view', 'self', 'export', 'audit', 'accounts', 'upload', 'disclose', 'maintain', 'knowledge'], name).toContain(
        action,
      );
});

test('the OpenAPI document holds together: 3.1, every parameter declared once, every reference found, every operation named once', async () => {
  const document = await openApiDocument(contract, [], '1.0.0');
  expect(document.openapi).toMatch(/^3\.1\./u);
  const ids: string[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '').toSorted();
    for (const [method, operation] of Object.entries(item)) {
      ids.push(operation.operationId ?? '');
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect(inPath.toSorted(), `${method} ${path}`).toEqual(names);
      expect(operation.responses['default'], `${method} ${path}`).toBeDefined();
    }
  }
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  for (const reference of referencesIn(document)) expect(found(document, reference), reference).toBeDefined();
  expect(Object.keys(document.paths).length).toBeGreaterThan(10);
});

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, below]) => (name === '$ref' && typeof below === 'string' ? [below] : referencesIn(below)));
}

function found(document: unknown, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')], document);
}
