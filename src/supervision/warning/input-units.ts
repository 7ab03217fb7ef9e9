import { asOfNow } from '#kernel/as-of.ts';
import { carrierUnit } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { JudgeNeeds } from './needs.ts';
import type { Rule, Source } from './rule.ts';
import type { Subject } from './subject.ts';

/** The unit of each input's values, as a subject reads them; `1` for shares and counts. */
export async function unitsOf(
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
