import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { EpisodeRow } from './episode-store.ts';
import { gridOf, judge } from './judge.ts';
import { scopeOf } from './live-judge.ts';
import type { WarningNeeds, JudgeNeeds } from './needs.ts';
import { ruleOf } from './rule/read-rule.ts';
import { versionOf } from './rule/rule-store.ts';
import { subjectsOf } from './subjects.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { carrierUnit } from '#kernel/carrier.ts';
import type { Rule, Source } from './rule/rule.ts';
import type { Subject } from './rule/subject.ts';

/** How many steps before and after an episode are shown with it, and the maximum in total. */
const around = 7;
const most = 400;

/** The current values that an episode is based on, step by step. */
export async function restsOf(needs: WarningNeeds, row: EpisodeRow) {
  const kept = await versionOf(needs.postgres, wholeProgram, row.rule, row.version);
  if (kept === undefined) return { step: 'day' as const, zone: 'Asia/Shanghai', inputs: [], rests: [] };
  const rule = ruleOf(kept.rule);
  const now = needs.readings.now();
  const known = { received: now, recorded: now };
  const scope = scopeOf(kept);
  const within = { building: row.building ?? undefined };
  const subject = (await subjectsOf(needs, scope, rule, within, known)).find(({ code }) => code === row.subject);
  const units = await unitsOf(needs, scope, rule, subject);
  const inputs = Object.keys(rule.inputs).map((name) => ({ name, source: writtenSource(kept.rule, name), unit: units.get(name) ?? '1' }));
  const { step } = rule;
  if (subject === undefined) return { step, zone: 'Asia/Shanghai', inputs, rests: [] };
  const zone = subject.zone.name;
  const length = { '15min': 900, hour: 3600, day: 86_400 }[rule.step];
  const from = row.begins - around * length;
  const to = Math.min((row.ends ?? row.last) + around * length, from + most * length);
  const aligned = rule.step === 'day' ? subject.zone.dayStart(subject.zone.dayOf(from)) : Math.floor(from / length) * length;
  const grid = gridOf(rule, subject.zone, aligned, to, Math.floor(now / 1000));
  for await (const { edges, truths, columns } of judge(needs, scope, rule, [subject], grid, known)) {
    const value = (name: string, at: number): number | null => {
      const one = columns[name]?.[at] ?? Number.NaN;
      return Number.isNaN(one) ? null : one;
    };
    const rests = Array.from(truths, (truth, at) => ({
      start: formatInstant(edges[at] as number),
      end: formatInstant(edges[at + 1] as number),
      holds: truth === 2 ? null : truth === 1,
      values: Object.fromEntries(inputs.map(({ name }) => [name, value(name, at)])),
    }));
    return { step, zone, inputs, rests };
  }
  return { step, zone, inputs, rests: [] };
}

/** A source as written. */
function writtenSource(rule: unknown, name: string): Record<string, unknown> {
  const { inputs } = rule as { readonly inputs: Readonly<Record<string, Record<string, unknown>>> };
  return { ...inputs[name] };
}

/** The unit of each input's values, for a subject; `1` for shares and counts. */
async function unitsOf(
  { point }: Pick<JudgeNeeds, 'point'>,
  scope: Scope,
  { inputs }: Rule,
  subject: Subject | undefined,
): Promise<Map<string, string>> {
  const units = new Map<string, string>();
  for (const [name, source] of Object.entries(inputs)) units.set(name, await unitOf(point, scope, source, subject));
  return units;
}

async function unitOf(point: JudgeNeeds['point'], scope: Scope, source: Source, subject: Subject | undefined): Promise<string> {
  if ('weather' in source) return 'degC';
  if ('quiet' in source) return 'h';
  if ('pace' in source) return '1';
  if ('expected' in source) return carrierUnit(source.carrier);
  if ('use' in source) return source.use === true ? unitOfMeter(subject) : carrierUnit(source.use);
  if (source.take === 'within' || source.take === 'turns') return '1';
  if ('point' in source && source.point === true) return subject?.point?.unit ?? '1';
  const which = 'point' in source ? { points: [String(source.point)] } : { tag: source.tag, ...placeOf(subject) };
  return (await point.pointFacts(scope, which, asOfNow))[0]?.unit ?? '1';
}

const unitOfMeter = (subject: Subject | undefined): string => (subject?.meter === undefined ? '1' : carrierUnit(subject.meter.carrier));

const placeOf = (subject: Subject | undefined): { readonly buildings?: readonly string[] } =>
  subject === undefined || subject.building === null ? {} : { buildings: [subject.building.code] };
