import { isMap, isSeq, parseDocument } from 'yaml';

/** A measure of a plan as a slider shows it: the share of the area that is done per year. */
export type SlidMeasure = { readonly at: number; readonly id: string; readonly share: number };

/** The measures of a plan whose share is one number; empty if the text cannot be parsed. */
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
