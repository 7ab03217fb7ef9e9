import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { expect, test } from 'vitest';
import { placeAtOffset, placesOf } from './yaml-places.ts';

const folder = fileURLToPath(new URL('../../../../knowledge/procedures', import.meta.url));

/** Keys and values according to the full parser, `path of text offset`. */
function parsed(text: string): string[] {
  const out: string[] = [];
  const visit = (node: unknown, path: (string | number)[]): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        out.push(`${path.join('.')} key ${String(key.value)} ${key.range?.[0]}`);
        visit(value, [...path, String(key.value)]);
      }
    else if (isSeq(node)) node.items.forEach((item, at) => visit(item, [...path, at]));
    else if (isScalar(node) && (node as Node).range && node.source !== '')
      out.push(`${path.join('.')} value ${node.source ?? ''} ${node.range?.[0]}`);
  };
  visit(parseDocument(text).contents, []);
  return out.toSorted();
}

const read = (text: string) =>
  placesOf(text)
    .map(({ path, of, text: said, from }) => `${path.join('.')} ${of} ${said} ${from}`)
    .toSorted();

const own = `# one
a: 1   # remark
'b c': "x: y"
list:
- p
- {q: r, s: [t, u]}
deep:
  - k: v
    l: {m: n}
  - z
wide: {
  one: two,
  three: [four,
    five]
}
text: |
  not: a key
end: done
`;

test.each(readdirSync(folder))('%s: every key and value stands where the whole parser has it', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(read(text)).toEqual(parsed(text));
});

test('lists, quotation marks, remarks and brackets over several lines', () => {
  expect(read(own)).toEqual(parsed(own).filter((one) => !one.startsWith('text value')));
});

test('a text that is being typed is found at every offset of every shipped file, whatever is left away behind it', () => {
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (let at = 0; at <= text.length; at += 37) expect(() => placeAtOffset(text.slice(0, at), at)).not.toThrow();
  }
});

/** The place of `|` in a text. */
function at(text: string) {
  const offset = text.indexOf('|');
  const found = placeAtOffset(text.replace('|', ''), offset);
  return found === null ? null : [found.of, found.path.join('.'), found.text];
}

test.each([
  ['transitions:\n  submit: {from: dr|aft, to: check}', ['value', 'transitions.submit.from', 'draft']],
  ['transitions:\n  submit: {from: draft, to: |}', ['value', 'transitions.submit.to', '']],
  ['transitions:\n  submit: {from: draft, |}\nreports: {}', ['key', 'transitions.submit', '']],
  ['transitions:\n  submit: {from: draft, t|\n  next: {from: a}', ['key', 'transitions.submit', 't']],
  ['limits:\n  a: {in: [check, |]}', ['value', 'limits.a.in.1', '']],
  ['states: {a: {}}\nlim|', ['key', '', 'lim']],
  ['states:\n  draft:\n    st|', ['key', 'states.draft', 'st']],
  ['states:\n  draft:\n    |', ['key', 'states.draft', '']],
  ['states:\n  |\nlimits: {}', ['key', 'states', '']],
  ['kind: |', ['value', 'kind', '']],
  ['transitions:\n  a:\n    effects:\n      - {set: building.greenStar, to: $st|}', ['value', 'transitions.a.effects.0.to', '$st']],
])('%j is at its place', (text, wanted) => {
  expect(at(text)).toEqual(wanted);
});
