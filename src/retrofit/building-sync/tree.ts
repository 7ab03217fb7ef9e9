import { SaxesParser } from 'saxes';
import { Problem } from '#kernel/problem.ts';
import { syncNamespace } from './facts.ts';

/** An element: its name, its ID or IDref, its content. */
export type Node = {
  readonly name: string;
  readonly id: string | null;
  readonly idRef: string | null;
  readonly children: readonly Node[];
  readonly text: string;
};

const most = { depth: 60, elements: 2_000_000 } as const;

const refused = (why: string): Problem => new Problem('bad-input', 'not-buildingsync', { why });

type Open = { name: string; id: string | null; idRef: string | null; children: Node[]; text: string };

/**
 * Parses a file into a tree. Rejects the whole file if it is not XML, has a document type, entities, another root or elements of another
 * namespace, or is too deep or has too many elements. Throws Problem `not-buildingsync`.
 */
export function readTree(text: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: Node | null = null;
  let elements = 0;
  parser.on('error', (error) => {
    throw refused(error.message.slice(0, 200));
  });
  parser.on('doctype', () => {
    throw refused('DOCTYPE');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    elements += 1;
    if (uri !== syncNamespace) throw refused(`${local} {${uri}}`.slice(0, 200));
    if (open.length === 0 && local !== 'BuildingSync') throw refused(local.slice(0, 200));
    if (open.length >= most.depth) throw refused(`> ${most.depth}`);
    if (elements > most.elements) throw refused(`> ${most.elements}`);
    open.push({ name: local, id: attributes['ID']?.value ?? null, idRef: attributes['IDref']?.value ?? null, children: [], text: '' });
  });
  const say = (said: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += said;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    const done = open.pop() as Open;
    const parent = open.at(-1);
    const node = { ...done, text: done.text.trim() };
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  parser.write(text).close();
  if (root === null) throw refused('—');
  return root;
}

/** All elements at the end of a path of names, in order. */
export function all(node: Node, ...way: readonly string[]): readonly Node[] {
  return way.reduce<readonly Node[]>((found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)), [node]);
}

/** The text of the first match; null if there is none or it is empty. */
export function textAt(node: Node, ...way: readonly string[]): string | null {
  const text = all(node, ...way)[0]?.text ?? '';
  return text === '' ? null : text;
}

/** The value of a user-defined field. */
export function fieldOf(node: Node, name: string): string | null {
  const found = all(node, 'UserDefinedFields', 'UserDefinedField').find((one) => textAt(one, 'FieldName') === name);
  return found === undefined ? null : textAt(found, 'FieldValue');
}
