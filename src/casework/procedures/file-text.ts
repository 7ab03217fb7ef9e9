import { isMap, isScalar, parseDocument, type Document } from 'yaml';
import type { termKindTerms } from '#casework/workdays/vocabulary.ts';

/** A term that a place sets for a state, and its basis. */
export type SetLimit = {
  readonly state: string;
  readonly count: number;
  readonly unit: keyof typeof termKindTerms;
  readonly document: string;
  readonly clause: string;
};

const written = (document: Document): string => document.toString({ lineWidth: 0, flowCollectionPadding: false });

/**
 * The file of a procedure as its next version: everything stays as written, comments included, except the number.
 * @example asVersion('id: label\nversion: 1 # as printed\n', 2) // 'id: label\nversion: 2 # as printed\n'
 */
export function asVersion(text: string, version: number): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const pair = isMap(document.contents) ? document.contents.items.find(({ key }) => isScalar(key) && key.value === 'version') : undefined;
  if (!isScalar(pair?.value) || !pair.value.range) return text;
  const [from, to] = pair.value.range;
  return `${text.slice(0, from)}${version}${text.slice(to)}`;
}

/**
 * The next version of a procedure, with terms for states that had none: each a limit of the city's own with its source. Comments are
 * preserved.
 * @param validFrom the first day of the new version
 */
export function withLimits(text: string, version: number, limits: readonly SetLimit[], validFrom?: string): string {
  const document = parseDocument(asVersion(text, version), { uniqueKeys: false });
  if (validFrom !== undefined) document.set('validFrom', validFrom);
  for (const { state, count, unit, document: from, clause } of limits) {
    const names = document.getIn(['states', state, 'names']) as { toJSON?: () => unknown } | undefined;
    document.deleteIn(['states', state, 'limit']);
    document.deleteIn(['states', state, 'status']);
    const limit = document.createNode(
      {
        in: [state],
        [unit]: count,
        status: 'CITY',
        source: { document: from, clause },
        ...(names !== undefined && { names: names.toJSON?.() }),
      },
      { flow: true },
    );
    if (!document.hasIn(['limits'])) placed(document, 'limits', 'transitions');
    document.setIn(['limits', freeName(document, state)], limit);
  }
  return written(document);
}

/** Inserts a new map before the given part. */
function placed(document: Document, part: string, before: string): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  const at = contents.items.findIndex(({ key }) => isScalar(key) && key.value === before);
  contents.items.splice(at < 0 ? contents.items.length : at, 0, document.createPair(part, {}));
}

/** The state's own name if no limit uses it yet. */
function freeName(document: Document, state: string): string {
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? state : `${state}-${at}`;
    if (!document.hasIn(['limits', name])) return name;
  }
}
