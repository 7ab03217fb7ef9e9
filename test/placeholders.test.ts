import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { words } from '#words.ts';

const source = new URL('../src', import.meta.url).pathname;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

type Node = { readonly type: string; readonly [key: string]: unknown };
/** A code as it is reported somewhere, with the names of its evidence. */
type Message = { readonly code: string; readonly names: ReadonlySet<string> };

/** What is always filled in by whatever reports the rows of a file, or a problem with one. */
const always = ['field', 'fieldName', 'value', 'text', 'row', 'column', 'code', 'file', 'about'];

/** What is filled in later, where it is known: the metering point, the line of a knowledge file, the place, the channel, the heat. */
const later: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^metering\/reading-intake\//u, ['meter']],
  [/^(?:platform\/knowledge|green-building|reporting|casework|supervision)\//u, ['line', 'place']],
  [/^heat\/heat-billing\//u, ['heat']],
  [/^metering\/gateway\/series-value/u, ['channel', 'series', 'scale', 'offset']],
  // the address of a map tile is written with these
  [/^platform\/settings\/tiles/u, ['z', 'x', 'y']],
  [/^platform\/place\/regions/u, ['codes']],
];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** All nodes, as a list: nested generators would pass each node on once per level of the tree. */
function nodesIn(value: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const one of value) nodesIn(one, found);
  else if (isNode(value)) {
    found.push(value);
    for (const one of Object.values(value)) nodesIn(one, found);
  }
  return found;
}

const textOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;

/** The names in an object literal; null if others may be added to it. */
function namesIn(node: unknown): string[] | null {
  if (node === undefined) return [];
  if (!isNode(node) || node.type !== 'ObjectExpression') return null;
  const names = (node['properties'] as readonly Node[]).map((one) =>
    isNode(one['key']) && one['computed'] !== true ? String(one['key']['name'] ?? one['key']['value']) : null,
  );
  return names.includes(null) ? null : (names as string[]);
}

function messagesIn(node: Node): Message[] {
  if (node.type === 'NewExpression' && isNode(node['callee']) && node['callee']['name'] === 'Problem') {
    const [, code, evidence] = node['arguments'] as readonly Node[];
    const [said, names] = [textOf(code), namesIn(evidence)];
    return said === null || names === null ? [] : [{ code: said, names: new Set([...names, 'file']) }];
  }
  if (node.type !== 'ObjectExpression') return [];
  const own = new Map((node['properties'] as readonly Node[]).map((one) => [isNode(one['key']) ? one['key']['name'] : null, one['value']]));
  const said = textOf(own.get('code')) ?? textOf(own.get('fault'));
  const names = namesIn(own.get('evidence'));
  if (said === null || names === null || own.has(null)) return [];
  const isDisclosed = own.has('fault') || own.has('severity') || own.has('evidence');
  return isDisclosed ? [{ code: said, names: new Set([...names, ...(own.has('severity') ? [] : always)]) }] : [];
}

/** By code, all messages for it: the code alone, and with a name after it that says what it is about. */
const told = Map.groupBy(Object.entries(words), ([name]) => name.replace(/@.*/u, ''));
const templates = (code: string): string[] => (told.get(code) ?? []).flatMap(([, { zh, en }]) => [zh, en]);

test('messages and the values that fill them are found', () => {
  const [message] = nodesIn(parseSync('a.ts', `throw new Problem('bad-input', 'no-such-column', { column });`).program).flatMap(messagesIn);
  expect(message?.code).toBe('no-such-column');
  expect([...(message?.names ?? [])]).toContain('column');
});

/** Placeholders in the messages of a file that nothing fills. */
function lackingIn(name: string): string[] {
  const text = readFileSync(join(source, name), 'utf8');
  if (!/Problem\(|code:|fault:/u.test(text)) return [];
  const put = later.flatMap(([where, names]) => (where.test(name) ? names : []));
  return nodesIn(parseSync(name, text).program)
    .flatMap(messagesIn)
    .flatMap(({ code, names }) => {
      const asked = templates(code).map((template) => [...template.matchAll(/\{([\w-]+)\}/gu)].map(([, one = '']) => one));
      // of several messages for a code, one has to fit
      const least =
        asked.map((all) => all.filter((one) => !names.has(one) && !put.includes(one))).toSorted((a, b) => a.length - b.length)[0] ?? [];
      return least.length === 0 ? [] : [`${name}: ${code}: ${least.join(', ')}`];
    });
}

// in one test: three thousand separate ones would cost as much as the check itself
test('no message of any file shows the name of a missing value', () => {
  expect(files.length).toBeGreaterThan(2000);
  expect(files.flatMap(lackingIn)).toEqual([]);
});
