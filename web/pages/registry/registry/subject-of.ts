import type { Format } from '../../../i18n/format.ts';
import type { Subject } from '../../casework/cases/grounds-panel.tsx';

type Seen = {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly intensity: number | null;
  readonly unit: string;
  readonly figure: string | null;
  readonly excess: number | null;
  readonly indicative: boolean;
  readonly quotaFigure: string | null;
};

type Words = {
  readonly intensity: (year: string, figure: string) => string;
  readonly over: (share: string) => string;
  readonly intensityName: string;
  readonly excessName: string;
  readonly indicative: string;
};

/** A building with what was seen of it in a year, in a sentence and as figures that open; what is not known is left out. */
export function subjectOf(seen: Seen, words: Words, format: Pick<Format, 'quantity' | 'share' | 'aside' | 'pause'>): Subject {
  const { code, name, year, intensity, unit, figure, excess, indicative, quotaFigure } = seen;
  const isOver = excess !== null && excess > 0;
  const said = [
    ...(intensity === null ? [] : [words.intensity(String(year), format.quantity(intensity, unit))]),
    ...(isOver ? [`${words.over(format.share(excess))}${indicative ? format.aside(words.indicative) : ''}`] : []),
  ];
  const figures = [
    ...(intensity === null || figure === null ? [] : [{ name: words.intensityName, figure, says: format.quantity(intensity, unit) }]),
    ...(isOver && quotaFigure !== null ? [{ name: words.excessName, figure: quotaFigure, says: format.share(excess) }] : []),
  ];
  return { code, name, text: said.join(format.pause), figures };
}
