import type { Carrier } from '#kernel/carrier.ts';
import type { Step } from '#kernel/calendar.ts';
import type { ExplainedInput, Explanation, FigureQuestion } from '#kernel/figure.ts';
import { figureId } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import { meterUnit, zoneOf } from '#readings/drawable.ts';
import type { BuildingFacts, MeterFacts } from '#registry/facts.ts';
import { createAtoms, type StepAtoms } from './atoms.ts';
import { combine, ratioOf, type CombinedStep, type Part } from './combine.ts';
import type { Summed } from './metering.ts';

type ExplainNeeds = {
  readonly buildingOf: (scope: Scope, code: string, known: Known) => Promise<BuildingFacts>;
  readonly meterOf: (scope: Scope, code: string, known: Known) => Promise<MeterFacts>;
  readonly summed: (scope: Scope, building: string, carrier: Carrier, item: string | undefined, known: Known, on: string) => Promise<Summed>;
  readonly alone: (meter: MeterFacts) => Summed;
  readonly over: (scope: Scope, sum: Summed, atoms: StepAtoms, known: Known) => Promise<{ parts: readonly Part[]; total: CombinedStep }>;
  readonly knowledge: Knowledge;
  readonly lastDay: (to: number, zone: Zone) => string;
};

/** Explains the figures of use: a building's from its meters, a meter's from its readings. */
export function createExplain(needs: ExplainNeeds) {
  return async (scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> => {
    const known = { received: question.received, recorded: question.recorded };
    const subject = await subjectOf(needs, scope, question, known);
    const [from, to] = [Number(question['from']), Number(question['to'])];
    const atoms = createAtoms(subject.zone, from, to, 'year' satisfies Step);
    const { parts, total } = await needs.over(scope, subject.sum, atoms, known);
    const whole = Uint32Array.from([0, atoms.days.length]);
    const each = subject.sum.weights.map(({ meter, weight }, at) => {
      const [own] = combine([{ ...(parts[at] as Part), factor: 1 }], atoms.edges, whole);
      return { meter, weight, own: own as CombinedStep, seconds: covered(parts[at] as Part) };
    });
    const span = { from: formatInstant(from), to: formatInstant(to) };
    const inputs = subject.isMeter ? [] : each.map(({ meter, weight, own }) => meterInput(meter, weight, own, { from, to }, known));
    return {
      figure,
      result: { name: subject.name, value: total.value, unit: subject.sum.conversion.unit, coverage: total.coverage },
      formula: subject.isMeter ? 'sum of the differences of the counter line' : 'sum of meter use times weight',
      clause: null,
      inputs: [...inputs, ...coefficientInputs(needs.knowledge, subject, known)],
      meters: each.map(({ meter, seconds }) => ({ code: meter.code, coverage: ratioOf(seconds, to - from), ...span })),
      knownAt: formatInstant(known.received / 1000),
      findings: subject.sum.findings,
    };
  };
}

async function subjectOf(needs: ExplainNeeds, scope: Scope, question: FigureQuestion, known: Known) {
  const meterCode = question['meter'];
  if (typeof meterCode === 'string') {
    const meter = await needs.meterOf(scope, meterCode, known);
    return { name: `use ${meter.code}`, isMeter: true, zone: zoneOf(meter), on: '', sum: needs.alone(meter) };
  }
  const building = await needs.buildingOf(scope, String(question['building']), known);
  const carrier = question['carrier'] as Carrier;
  const item = question['item'] === undefined ? undefined : String(question['item']);
  const zone = zoneOf(building);
  const on = needs.lastDay(Number(question['to']), zone);
  const sum = await needs.summed(scope, building.code, carrier, item, known, on);
  return { name: `use ${building.code} ${item ?? carrier}`, isMeter: false, zone, on, sum };
}

function meterInput(meter: MeterFacts, weight: number, own: CombinedStep, span: { from: number; to: number }, known: Known): ExplainedInput {
  const source = weight === 1 ? `meter ${meter.code}` : `meter ${meter.code}, weight ${weight}`;
  const figure = figureId({ kind: 'use', meter: meter.code, ...span, ...known });
  return { name: meter.code, value: own.value, unit: meterUnit(meter), source, figure };
}

function coefficientInputs(knowledge: Knowledge, { sum, on }: { sum: Summed; on: string }, known: Known): ExplainedInput[] {
  if (!sum.conversion.converts) return [];
  const found = knowledge.find('coefficient', 'calorific-value/gas', { on, recorded: known.recorded });
  if (found === null) return [];
  const source = `${found.source.document} ${found.source.clause ?? ''}, ${found.id}@${found.version}, ${found.status}`;
  return [{ name: found.id, value: found.value, unit: found.unit, source }];
}

function covered(part: Part): number {
  return part.seconds.reduce((sum, seconds, atom) => (part.counts(atom) ? sum + seconds : sum), 0);
}
