import type { AsOf } from '#kernel/as-of.ts';
import { figureId, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { zoneOf } from '../facts.ts';
import { presentFinding } from '../compute/present-finding.ts';
import { readingsWithin, type Stretch, type MeterReading } from './readings-within.ts';
import { importText, localTime } from './source-text.ts';

export type LineageNeeds = Pick<ReadingsInternals, 'store' | 'decisions' | 'committer' | 'series' | 'point' | 'imports'>;

/** The maximum number of gaps, doubtful readings and imports listed, each; all are counted. */
const mostNamed = 50;

/**
 * Explains how many readings a meter's use is based on (kind `readings`: `meter`, `from`, `to`): the first and the last, what is missing,
 * what is doubtful, and the imports that brought them. Throws `no-such-meter`, also if the scope does not see it.
 */
export async function explainReadings(needs: LineageNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = knownOf(question);
  const facts = await meterOf(needs, scope, question, known);
  const zone = zoneOf(facts);
  const span = { from: Number(question['from']), to: Number(question['to']) };
  const { inForce, gaps, doubtful, replaced } = await readingsWithin(needs, scope, facts, span, known);
  const shown = (name: string, one: MeterReading): ExplainedInput => readingInput(facts, zone, known, name, one);
  const [first, last] = [inForce[0], inForce.at(-1)];
  const missing = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return {
    figure,
    result: {
      name: `readings ${facts.code}`,
      value: inForce.length,
      unit: '',
      coverage: span.to > span.from ? 1 - missing / (span.to - span.from) : 0,
    },
    formula: { zh: '计入该时段的读数条数', en: 'how many readings count in this time' },
    clause: null,
    inputs: [
      ...(first === undefined ? [] : [shown('first', first)]),
      ...(last === undefined || last === first ? [] : [shown('last', last)]),
      ...gaps.slice(0, mostNamed).map((gap) => gapInput(gap, zone)),
      ...gapsBeyond(gaps.slice(mostNamed)),
      ...doubtful.flatMap(({ readings }) => readings.map((one) => shown('doubtful', one))).slice(0, mostNamed),
      ...(replaced === 0 ? [] : [{ name: 'replaced', value: replaced, unit: '', source: replacedText }]),
      ...(await importInputs(needs, inForce, zone)),
    ],
    meters: [{ code: facts.code, coverage: 1 - missing / Math.max(1, span.to - span.from), ...spanText(span) }],
    knownAt: new Date(known.received).toISOString(),
    findings: doubtful.slice(0, mostNamed).map(({ found }) => presentFinding(found, facts.code)),
  };
}

const replacedText: LocalizedText = { zh: '同一时间后来又有更正，不计入', en: 'corrected later for the same time, not counted' };

export const knownOf = ({ received, recorded }: FigureQuestion): AsOf => ({ received, recorded });

const spanText = ({ from, to }: Stretch) => ({ from: formatInstant(from), to: formatInstant(to) });

/** The meter of a figure. Throws `no-such-meter`. */
export async function meterOf({ series }: LineageNeeds, scope: Scope, question: FigureQuestion, known: AsOf): Promise<SeriesFacts> {
  const code = String(question['meter']);
  const [meter] = await series(scope, { meters: [code] }, known);
  if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
  return meter;
}

function readingInput(facts: SeriesFacts, zone: Zone, known: AsOf, name: string, one: MeterReading): ExplainedInput {
  const { at, width } = one;
  const figure = figureId({ kind: 'reading', meter: facts.code, at, width, ...known });
  return { name, value: one.value / 1e4, unit: one.unit, source: timeText(one, zone), figure };
}

/** When a reading was read, or its start and end, on the local clock. */
export function timeText({ at, width }: Pick<MeterReading, 'at' | 'width'>, zone: Zone): string {
  return width === 0 ? localTime(at, zone) : `${localTime(at, zone)} – ${localTime(at + width, zone)}`;
}

function gapInput({ from, to }: Stretch, zone: Zone): ExplainedInput {
  return { name: 'gap', value: (to - from) / 3600, unit: 'h', source: `${localTime(from, zone)} – ${localTime(to, zone)}` };
}

function gapsBeyond(gaps: readonly Stretch[]): ExplainedInput[] {
  if (gaps.length === 0) return [];
  const source = { zh: `另外 ${gaps.length} 处`, en: `${gaps.length} more` };
  return [{ name: 'gap', value: gaps.reduce((sum, { from, to }) => sum + to - from, 0) / 3600, unit: 'h', source }];
}

async function importInputs({ imports }: LineageNeeds, inForce: readonly MeterReading[], zone: Zone): Promise<ExplainedInput[]> {
  const counts = new Map<number, number>();
  for (const one of inForce) counts.set(one.import, (counts.get(one.import) ?? 0) + 1);
  const most = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, mostNamed);
  return Promise.all(
    most.map(async ([id, count]) => ({
      name: `import ${id}`,
      value: count,
      unit: '',
      source: importText(await imports.get(programScope, id), zone),
    })),
  );
}
