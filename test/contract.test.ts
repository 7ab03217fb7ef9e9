import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#contract.ts';
import { openApiDocument } from '#platform/http/openapi.ts';
import { actions } from '#kernel/rights.ts';
import { inputOf, outputOf, procedures } from './procedures.ts';

const all = procedures();

test.each(all.map((one) => [one.name, one] as const))('%s has an action, an address and a purpose', (_name, { action, route }) => {
  expect(actions).toContain(action);
  expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(route.method);
  expect(route.path).toMatch(/^\/[a-z]/u);
  expect(route.summary.length).toBeGreaterThan(8);
});

test('no two procedures share an address', () => {
  const addresses = all.map(({ route }) => `${route.method} ${route.path.replaceAll(/\{\w+\}/gu, '{}')}`);
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted());
});

test('a procedure that changes something is not a GET', () => {
  for (const { name, route, action } of all)
    if (route.method === 'GET')
      expect(
        [
          'public',
          'view',
          'self',
          'export',
          'audit',
          'assess',
          'see-people',
          'see-bids',
          'see-parcels',
          'see-feeds',
          'see-deliveries',
          'channels',
          'see-payments',
          'notify',
          'accounts',
          'upload',
          'disclose',
          'maintain',
          'knowledge',
          'energy-audit',
          'heat-link',
          'openadr',
        ],
        name,
      ).toContain(action);
});

test('the OpenAPI document is consistent: 3.1, every parameter declared once, every reference resolved, every operation named once', async () => {
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

test('the document describes every input, the types of every file, and which addresses need no sign-in', async () => {
  const { paths } = await openApiDocument(contract, [], '1.0.0');
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) => ({ at: `${method} ${path}`, one })),
  );
  for (const { at, one } of operations) {
    const taken = [...(one.parameters ?? []), ...Object.values(one.requestBody?.content ?? {})].map(({ schema }) => schema);
    for (const schema of taken) expect(speechless(schema), at).toEqual([]);
    expect(Object.keys(one.responses['200']?.content ?? {}), at).not.toEqual([]);
  }
  for (const { name, route, action } of all)
    expect(paths[route.path]?.[route.method.toLowerCase()]?.security, name).toEqual(action === 'public' ? [] : undefined);
});

test('the document says that each input object accepts no other fields', async () => {
  const { paths } = await openApiDocument(contract, [], '1.0.0');
  const asked = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, one]) =>
      Object.values(one.requestBody?.content ?? {}).map(({ schema }) => ({ at: `${method} ${path}`, schema })),
    ),
  );
  expect(asked.length).toBeGreaterThan(200);
  for (const { at, schema } of asked) expect(openObjects(schema), at).toEqual([]);
});

/** The places in a schema with named fields that also allow any other field. */
function openObjects(schema: unknown, path = 'it'): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema) ? [path] : [];
  return [...own, ...Object.entries(schema).flatMap(([name, below]) => openObjects(below, `${path}.${name}`))];
}

/**
 * The places in a schema that do not say what they accept, or that nothing fits. The values of an object with arbitrary names may be
 * anything.
 */
function speechless(schema: unknown, path: readonly string[] = []): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one, at) => speechless(one, [...path, String(at)]));
  const names = Object.keys(schema);
  if (names.includes('not') || (names.length === 0 && path.at(-1) !== 'additionalProperties')) return [path.join('.') || 'it'];
  return Object.entries(schema).flatMap(([name, below]) =>
    ['default', 'enum', 'const'].includes(name) ? [] : speechless(below, [...path, name]),
  );
}

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

/** Fields of a shape, inside optional and default wrappers. */
function fieldsOf(shape: unknown): readonly string[] {
  if (!(shape instanceof z.core.$ZodType)) return [];
  const def = shape._zod.def as { readonly shape?: object; readonly innerType?: unknown; readonly in?: unknown };
  return def.shape === undefined ? fieldsOf(def.innerType ?? def.in) : Object.keys(def.shape);
}

test('a list with a limit says how many entries there are, or how to continue', () => {
  const says = ['total', 'next', 'more', 'count', 'counts'];
  /** Not lists: a temperature, and groups that each have their own count. */
  const others = new Set(['heatNetwork.balance', 'search.find']);
  const silent = procedures().filter(({ name, path }) => {
    const asked = fieldsOf(inputOf(path));
    const told = fieldsOf(outputOf(path));
    return asked.includes('limit') && !others.has(name) && !says.some((field) => told.includes(field));
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});
