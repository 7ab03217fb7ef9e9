import { labels } from '#kernel/label-terms.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { figureId, readingsRule, type ExplainedInput, type Explanation, type FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { meterUnit, zoneOf } from '#metering/readings/facts.ts';
import { keptInstant, lastDay, meterOf } from '../sums/query.ts';
import { createAtoms } from '../sums/atoms.ts';
import { combineAll, leftApart, ratioOf, type CombinedStep, type Part } from '../sums/combine.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { negative } from '../sums/negative.ts';
import { seenSum } from '../sums/member-days.ts';
import { alone, sumOver } from '../sums/sums.ts';
import { type Summed } from '../sums/group.ts';
import type { Weight } from '../sums/weigh.ts';

type Subject = {
  readonly name: string;
  readonly isMeter: boolean;
  readonly zone: Zone;
  readonly sum: Summed;
  readonly on: string;
};

const formulas = {
  building: { zh: 'Σ 权重 × 各计量点用量', en: 'Σ weight × use(meter)' },
  register: { zh: 'Σ（止端示数 − 起端示数）', en: 'Σ (line(end) − line(start))' },
  interval: { zh: 'Σ 各时段用量', en: 'Σ use of each interval' },
} as const;

type Shown = Weight & { readonly own: CombinedStep; readonly seconds: number };

/** Explains a figure of use: a building's from its meters, a meter's from its readings. The same id always gets the same answer. */
export async function explainUse(needs: MeteringNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const known = { received: question.received, recorded: question.recorded };
  const span = { from: keptInstant(Number(question['from'])), to: keptInstant(Number(question['to'])) };
  const subject = await subjectOf(needs, scope, question, known, span.to);
  const atoms = createAtoms(subject.zone, span.from, span.to, 'year');
  const { parts, total } = await sumOver(needs.readings, scope, subject.sum, atoms, known);
  const shown = subject.sum.weights.map((weight, at): Shown => {
    const { apart: _, ...part } = parts[at] as Part;
    return { ...weight, own: combineAll([{ ...part, factor: 1 }], atoms), seconds: covered(part) };
  });
  const doubts = await needs.readings.doubtsBetween(
    scope,
    shown.map((one) => one.meter),
    atoms,
    known,
    true,
  );
  const text = { from: formatInstant(span.from), to: formatInstant(span.to) };
  return {
    figure,
    result: { name: subject.name, value: total.value, unit: subject.sum.conversion.unit, coverage: total.coverage },
    formula: formulas[subject.isMeter ? (shown[0]?.meter.kind ?? 'interval') : 'building'],
    clause: subject.isMeter ? readingsRule('1–20') : readingsRule('21–22'),
    inputs: [
      ...(subject.isMeter ? await readingsInput(needs, scope, shown, span, known) : []),
      ...(subject.isMeter ? [] : shown.map((one) => meterInput(one, span, known))),
      ...apartInputs(leftApart(parts), subject.sum.conversion.unit),
      ...coefficientInputs(needs.knowledge, subject, known),
    ],
    meters: shown.map(({ meter, seconds }) => ({ code: meter.code, coverage: ratioOf(seconds, span.to - span.from), ...text })),
    knownAt: new Date(known.received).toISOString(),
    findings: [...subject.sum.findings, ...negative(total.value, subject.sum), ...doubts],
  };
}

async function subjectOf(needs: MeteringNeeds, scope: Scope, question: FigureQuestion, known: AsOf, to: number): Promise<Subject> {
  const code = question['meter'];
  if (typeof code === 'string') {
    const meter = await meterOf(needs.registry, scope, code, known);
    const zone = zoneOf(meter);
    return { name: `use ${meter.code}`, isMeter: true, zone, on: lastDay(to, zone), sum: alone(meter) };
  }
  const carrier = question['carrier'] as Carrier;
  const item = question['item'] === undefined ? undefined : String(question['item']);
  const of = { building: String(question['building']), carrier, item };
  const { building, scope: _, ...summed } = await seenSum(needs, scope, of, known, (zone) => lastDay(to, zone));
  return { name: `use ${building} ${item ?? carrier}`, isMeter: false, ...summed };
}

function meterInput({ meter, weight, own }: Shown, span: { from: number; to: number }, known: AsOf): ExplainedInput {
  const source = {
    zh: weight === 1 ? labels.zh.meter : `计量点，权重 ${weight}`,
    en: weight === 1 ? `meter ${meter.code}` : `meter ${meter.code}, weight ${weight}`,
  };
  const figure = figureId({ kind: 'use', meter: meter.code, ...span, ...known });
  return { name: meter.code, value: own.value, unit: meterUnit(meter), source, figure };
}

/** The readings that a meter's use is based on: their figure opens the first, the last, what is missing, and where they came from. */
async function readingsInput(
  { readings }: MeteringNeeds,
  scope: Scope,
  shown: readonly Shown[],
  span: { from: number; to: number },
  known: AsOf,
): Promise<ExplainedInput[]> {
  const [one] = shown;
  if (one === undefined) return [];
  const { meter } = one;
  const source = { zh: '计入的读数、缺口和来源文件', en: 'readings that count, gaps, and the files they came from' };
  const value = await readings.countWithin(scope, meter, span.from, span.to, known);
  return [{ name: 'readings', value, unit: '', source, figure: figureId({ kind: 'readings', meter: meter.code, ...span, ...known }) }];
}

/** What hangs below a whole and was measured while the whole was silent: it is not taken off, so that days add up to months. */
export function apartInputs(value: number, unit: string): ExplainedInput[] {
  if (value === 0) return [];
  const source = {
    zh: '上级没有读数期间下级的用量，不予扣除',
    en: 'use of sub-meters on days on which their parent was not measured: not deducted',
  };
  return [{ name: 'apart', value, unit, source }];
}

function coefficientInputs(knowledge: Knowledge, { sum, on }: Subject, known: AsOf): ExplainedInput[] {
  if (!sum.conversion.converts) return [];
  const found = knowledge.find('coefficient', 'calorific-value/gas', { on, ...known });
  if (found === null) return [];
  const source = `${found.source.document} ${found.source.clause ?? ''}, ${found.id}@${found.version}, ${found.status}`;
  return [{ name: found.id, value: found.value, unit: found.unit, source }];
}

function covered(part: Part): number {
  return part.seconds.reduce((sum, seconds, atom) => (part.counts(atom) ? sum + seconds : sum), 0);
}
