import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { labels, labelTerms } from '#kernel/label-terms.ts';
import type { Cause, StatementFigure } from '#casework/statement/facts.ts';
import { useFigure } from './public/use-figure.ts';
import type { QuotaPart } from './quota.ts';
import type { LetterLimit, LetterOutcome, LetterPeers } from './use-letter-text.ts';
import type { YearBuilding } from './year-building.ts';

/** How the building stands among its peers, with the figures that open it. */
export type LetterPeersFound = LetterPeers & { readonly figure: string; readonly ownFigure: string };

type Head = Pick<LetterOutcome, 'kind' | 'organisation' | 'year' | 'through'> & {
  readonly place: string;
  readonly grounds?: { readonly text?: string };
  readonly answerBy?: string;
  readonly note?: string;
};

const named = (words: Words, of: string, code: string): Readonly<Record<Language, string>> =>
  words[`${of}=${code}`] ?? { zh: code, en: code };

/** The parts of a quota with both figures; a year that is not over is compared with no limit of a year. */
function judgedParts({ quota }: YearBuilding, through: string | null): (QuotaPart & { corrected: number; constraint: number })[] {
  if (through !== null || quota.verdict === 'unknown') return [];
  return quota.parts.filter(
    (part): part is QuotaPart & { corrected: number; constraint: number } =>
      part.corrected !== null && part.constraint !== null && part.verdict !== 'unknown',
  );
}

/** The content of a notice: what was used, against which limit, among which peers. @param words of all slices */
export function letterOutcome(held: YearBuilding, peers: LetterPeersFound | null, head: Head, words: Words): LetterOutcome {
  const { building, uses, quota } = held;
  const { kind, organisation, year, through, place, grounds, answerBy, note } = head;
  const limits = judgedParts(held, through).map((part): LetterLimit => ({
    carrier: named(words, 'carrier', part.carrier),
    corrected: part.corrected,
    constraint: part.constraint,
    unit: part.unit,
    source: `${part.source.document} ${part.source.clause}`.trim(),
  }));
  return {
    kind,
    building: { code: building.code, name: building.name, place, use: named(words, 'use', building.use ?? '') },
    organisation,
    year,
    through,
    uses: uses.map(({ carrier, value, unit, coverage }) => ({ carrier: named(words, 'carrier', carrier), value, unit, coverage })),
    limits,
    indicative: limits.length > 0 && quota.indicative,
    peers: peers === null || through !== null ? null : peersOnly(peers),
    seen: grounds?.text ?? null,
    answerBy: answerBy ?? null,
    note: note ?? null,
  };
}

const peersOnly = ({ figure: _opens, ownFigure: _own, ...peers }: LetterPeersFound): LetterPeers => peers;

const onReadings: readonly Cause[] = ['readings', 'decision', 'facts'];
const onAll: readonly Cause[] = [...onReadings, 'knowledge'];

type Context = { readonly zone: string; readonly known: AsOf; readonly year: number; readonly words: Words };

/** The figures that a notice is based on, each with the id that opens it. */
export function letterFigures(
  held: YearBuilding,
  peers: LetterPeersFound | null,
  { zone, known, year, words }: Context,
): StatementFigure[] {
  const { building, uses, quota } = held;
  const verdict = figureId({ kind: 'quota', building: building.code, year, ...known });
  const used = uses.flatMap(({ carrier, value, unit, coverage }): StatementFigure[] => {
    const called = named(words, 'carrier', carrier);
    const figure = useFigure(building.code, zone, carrier, year, known);
    const one = { figure, restsOn: onReadings };
    return [
      { code: `${carrier}.use`, name: { zh: `${called.zh}：年用量`, en: `${called.en}: use of the year` }, value, unit, ...one },
      {
        code: `${carrier}.coverage`,
        name: { zh: `${called.zh}：计量覆盖率`, en: `${called.en}: coverage` },
        value: coverage,
        unit: '',
        ...one,
      },
    ];
  });
  const judged = quota.parts.flatMap(({ carrier, corrected, constraint, unit }): StatementFigure[] => {
    const called = named(words, 'carrier', carrier);
    const one = { unit, figure: verdict };
    return [
      {
        code: `${carrier}.corrected`,
        name: { zh: `${called.zh}：修正后单位用量`, en: `${called.en}: corrected` },
        value: corrected,
        ...one,
        restsOn: onAll,
      },
      {
        code: `${carrier}.constraint`,
        name: { zh: `${called.zh}：${labels.zh.constraintValue}`, en: `${called.en}: constraint value` },
        value: constraint,
        ...one,
        restsOn: ['facts', 'knowledge'],
      },
    ];
  });
  return [...used, ...judged, ...peerFigures(peers)];
}

function peerFigures(peers: LetterPeersFound | null): StatementFigure[] {
  if (peers === null) return [];
  const { own, median, unit, figure, ownFigure } = peers;
  return [
    { code: 'peers.own', name: inSentence(labelTerms.intensity), value: own, unit, figure: ownFigure, restsOn: onAll },
    {
      code: 'peers.median',
      name: { zh: '同类建筑中位数', en: 'median of similar buildings' },
      value: median,
      unit,
      figure,
      restsOn: onAll,
    },
  ];
}
