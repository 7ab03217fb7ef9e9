import type { Entry } from '#retrofit/contract-terms/facts.ts';
import { figureId } from '#kernel/figure.ts';

export const lineParts = ['amount', 'measured', 'adjustedBaseline', 'savings'] as const;

export type LinePart = (typeof lineParts)[number];

/** The figure that opens a part of a line, as known when it was posted. */
export function lineFigure(
  contract: string,
  { entry, knownAt, posted }: Pick<Entry, 'entry' | 'knownAt' | 'posted'>,
  line: number,
  part: LinePart,
): string {
  const [received, recorded] = [Date.parse(knownAt), Date.parse(posted)];
  return figureId({ kind: 'contract', contract, entry, line, part, received, recorded });
}
