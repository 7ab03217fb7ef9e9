import { isAlias, isMap, isScalar, isSeq, visit, type Alias, type Document, type Node, type Pair, type YAMLMap } from 'yaml';

/** The names and numbers that lead to a value. */
export type Path = readonly (string | number)[];

/** A value, or its key. */
export type Spot = { readonly path: Path; readonly ofKey?: boolean };

/**
 * The offsets of values of a document, or of their keys; for a missing value that of its container. The parser's own search scans a whole
 * map for each name, and the whole text for each alias: for many lookups use this, which scans each once.
 * @example createOffsets(parseDocument('a: 1'))({ path: ['a'] }) // 3
 */
export function createOffsets(document: Document): (spot: Spot) => number {
  const inMap = createPairs();
  const standsFor = createAliases(document);

  const within = (holder: unknown, part: string | number): unknown => {
    if (isMap(holder)) return inMap(holder, part)?.value;
    return isSeq(holder) ? holder.items[Number(part)] : undefined;
  };
  /** The nodes that lead to a value, as far as they exist: the first is the whole document. */
  const way = (path: Path): unknown[] => {
    const nodes: unknown[] = [document.contents];
    for (const part of path) {
      const next = within(nodes.at(-1), part);
      if (next === undefined || next === null) break;
      nodes.push(next);
    }
    return nodes;
  };

  return ({ path, ofKey = false }) => {
    const nodes = way(path);
    const named = nodes[path.length - 1];
    const holder = isAlias(named) ? standsFor(named) : named;
    const key = ofKey && isMap(holder) ? inMap(holder, path.at(-1) ?? '')?.key : undefined;
    const begins = [key, ...nodes.toReversed()].map((node) => (node as Node | undefined)?.range?.[0]);
    return begins.find((at) => at !== undefined) ?? 0;
  };
}

type Pairs = (map: YAMLMap, name: string | number) => Pair | undefined;

/** The pairs of maps by their names. */
function createPairs(): Pairs {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, name) => {
    const found = known.get(map) ?? pairsOf(map);
    known.set(map, found);
    return found.get(String(name));
  };
}

function pairsOf({ items }: YAMLMap): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const pair of items) {
    const name = isScalar<string | number | boolean | null>(pair.key) ? String(pair.key.value ?? '') : null;
    if (name !== null && !pairs.has(name)) pairs.set(name, pair);
  }
  return pairs;
}

/** The targets of aliases: the last anchor of that name before each. */
function createAliases(document: Document): (alias: Alias) => unknown {
  let known: ReadonlyMap<Alias, unknown> | null = null;
  return (alias) => (known ??= aliasesOf(document)).get(alias);
}

function aliasesOf(document: Document): ReadonlyMap<Alias, unknown> {
  const [anchors, aliases] = [new Map<string, Node>(), new Map<Alias, unknown>()];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) aliases.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined && node.anchor !== '') anchors.set(node.anchor, node);
    },
  });
  return aliases;
}
