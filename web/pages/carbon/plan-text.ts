import { isMap, isSeq, parseDocument } from 'yaml';

/** A measure of a plan as a slider shows it: to which share of the area it is done a year. */
export type SlidMeasure = { readonly at: number; readonly id: string; readonly share: number };

/** The measures of a plan whose share is one number; none where the text cannot be read. */
export function measuresIn(text: string): SlidMeasure[] {
  const document = parseDocument(text);
  const measures: unknown = document.errors.length > 0 ? null : document.get('measures');
  if (!isSeq(measures)) return [];
  return measures.items.flatMap((one, at) => {
    const share: unknown = isMap(one) ? one.get('share') : null;
    return isMap(one) && typeof share === 'number' ? [{ at, id: String(one.get('id')), share }] : [];
  });
}

/** The same text with another share of one measure; comments and order stay. */
export function withShare(text: string, at: number, share: number): string {
  const document = parseDocument(text);
  document.setIn(['measures', at, 'share'], share);
  return document.toString({ lineWidth: 0 });
}

/** A plan to begin with: what was measured in a place, to a later year, with two measures to change. Shares and savings are made up. */
export const planToBeginWith = (region: string, base: number, notes: { readonly head: string; readonly madeUp: string }): string =>
  `# ${notes.head}
region: '${region}'
base: ${base}
to: 2060
stock: measured
growth: []
measures:
  # ${notes.madeUp}
  - {id: led, uses: [office, hotel, shopping], years: [${base + 1}, 2035], share: 0.05, saving: {electricity: 0.1}}
  - {id: heat-pump, uses: [office, hotel], years: [${base + 2}, 2040], share: 0.03, shift: {from: gas, to: electricity, ratio: 3}}
limits: []
`;
