import { beginningAndEnd, limitsElsewhere, statesAmiss } from './procedure-graph.ts';
import { lookConditionNames, mapIn, textsAt, unknownNames, type OnName, type Spot } from './procedure-names.ts';
import { enteredFields, units } from './procedure.ts';
import { mustFaultsIn, onlyNumbers, type IsFact } from './procedure-must.ts';

/** A fault in a procedure, and its position. */
export type ProcedureFault = { readonly code: string; readonly at: Spot; readonly evidence: Readonly<Record<string, unknown>> };

/**
 * The faults of a procedure beyond the shape of its values: names that do not exist, limits that run elsewhere, states that cannot be
 * reached or left, or have no limit. The graph is checked only if all names are known.
 * @param file as written
 * @param isKnown whether buildings have a fact; not checked if omitted
 */
export function procedureFaults(file: unknown, isKnown?: IsFact): ProcedureFault[] {
  const faults: ProcedureFault[] = [];
  const crowded = tooMany(file);
  if (crowded !== null) return [crowded];
  const told = (code: string, name: string, at: Spot): void => void faults.push({ code, at, evidence: { name } });
  unknownNames(file, told);
  const amiss = [...mustFaults(file, told, isKnown), ...fromFaults(file, isKnown)];
  const known = faults.length === 0;
  faults.push(...amiss);
  const bad = (field: string, said: object, at: Spot): void => void faults.push({ code: 'knowledge-field-bad', at, evidence: { field, said } });
  choices(file, bad);
  if (known) quotaAmiss(file, bad);
  if (known) registersAmiss(file, bad);
  limitsElsewhere(file, told);
  beginningAndEnd(file, told);
  if (known) statesAmiss(file, told);
  return faults;
}

/** The faults in what fields, and a case as a whole, must agree with; unknown names are told as such. */
function mustFaults(file: unknown, told: OnName, isKnown: IsFact | undefined): ProcedureFault[] {
  const faults: ProcedureFault[] = [];
  const whole = mapIn(file);
  const [fields, transitions, states] = [mapIn(whole['fields']), mapIn(whole['transitions']), mapIn(whole['states'])];
  const look = {
    fields,
    transitions,
    states,
    unknown: told,
    isKnown,
    condition: (value: unknown, path: Spot['path']) => lookConditionNames(fields, value, path, told),
    bad: (said: object, at: Spot) => void faults.push({ code: 'knowledge-field-bad', at, evidence: { field: at.path.join('.'), said } }),
  };
  mustFaultsIn(look, whole['must'], null, ['must']);
  for (const [name, field] of Object.entries(fields)) mustFaultsIn(look, mapIn(field)['must'], name, ['fields', name, 'must']);
  return faults;
}

/** The faults in where fields take their first value from. Facts of projects are a city's own and not looked up here. */
function fromFaults(file: unknown, isKnown: IsFact | undefined): ProcedureFault[] {
  return Object.entries(mapIn(mapIn(file)['fields'])).flatMap(([field, rule]) =>
    textsAt(mapIn(rule)['from'], ['fields', field, 'from']).flatMap(({ name, path }): ProcedureFault[] => {
      const [, of, fact = ''] = /^(project|building)\.(.+)$/u.exec(name) ?? [];
      const at: Spot = { path, of: 'value' };
      const said = { zh: '须是 project.字段 或 building.字段', en: 'name project.FIELD or building.FIELD' };
      if (of === undefined) return [{ code: 'knowledge-field-bad', at, evidence: { field: path.join('.'), said } }];
      const isUnknown = of === 'building' && isKnown?.('building-field', fact, 'building') === false;
      return isUnknown ? [{ code: 'building-fact-unknown', at, evidence: { name } }] : [];
    }),
  );
}

/** The maximum number of entries in a part of a procedure: the longest shipped one has some thirty; each is compared with all others. */
const most = 500;

function tooMany(file: unknown): ProcedureFault | null {
  const part = Object.entries(mapIn(file)).find(([, value]) => Object.keys(mapIn(value)).length > most);
  if (part === undefined) return null;
  const said = { zh: `最多 ${most} 项`, en: `at most ${most} entries` };
  return { code: 'knowledge-field-bad', at: { path: [part[0]], of: 'value' }, evidence: { field: part[0], said } };
}

/** Where exactly one of several fields must be given. */
function choices(file: unknown, told: (field: string, said: object, at: Spot) => void): void {
  const { limits, transitions } = mapIn(file);
  const one = (value: unknown, keys: readonly string[], path: Spot['path']): void => {
    if (keys.filter((key) => Object.hasOwn(mapIn(value), key)).length === 1) return;
    const list = keys.join(', ');
    told(path.join('.'), { zh: `须写明且只写一项：${list}`, en: `give just one of ${list}` }, { path, of: 'value' });
  };
  for (const [name, limit] of Object.entries(mapIn(limits))) one(limit, units, ['limits', name]);
  for (const [name, transition] of Object.entries(mapIn(transitions))) {
    const path = ['transitions', name];
    one(transition, ['by', 'auto'], path);
    const { effects } = mapIn(transition);
    if (Array.isArray(effects))
      effects.forEach((effect, at) => {
        one(effect, ['set', 'less', 'credit', 'grant', 'pay', 'reclaim', 'consent', 'begin', 'enter'], [...path, 'effects', at]);
        lessAmiss(mapIn(effect), [...path, 'effects', at], told);
        enteredAmiss(mapIn(effect), [...path, 'effects', at], told);
      });
  }
}

/** What is taken off says by how much; the rest only goes with it. */
function lessAmiss({ less, by, from, gone }: Readonly<Record<string, unknown>>, path: Spot['path'], told: (field: string, said: object, at: Spot) => void): void {
  const isWhole = less === undefined ? [by, from, gone].every((one) => one === undefined) : by !== undefined;
  if (!isWhole) told([...path, 'less'].join('.'), { zh: 'less 须与 by 一起写；from、gone 只与它们同写', en: 'give less and by together; from and gone only with them' }, { path, of: 'value' });
}

/** What is entered into a list has a code, and fields that the list has. */
function enteredAmiss(effect: Readonly<Record<string, unknown>>, path: Spot['path'], told: (field: string, said: object, at: Spot) => void): void {
  const { enter, code, fields } = effect;
  const at = (...rest: (string | number)[]): Spot => ({ path: [...path, ...rest], of: 'value' });
  const given = Object.keys(mapIn(fields));
  if ((enter === undefined) !== (code === undefined && fields === undefined) || (enter !== undefined && (code === undefined || given.length === 0)))
    told([...path, 'enter'].join('.'), { zh: 'enter 须与 code、fields 一起写', en: 'give enter, code and fields together' }, at());
  if (typeof enter !== 'string' || !Object.hasOwn(enteredFields, enter)) return;
  const known: readonly string[] = enteredFields[enter as keyof typeof enteredFields];
  for (const name of given)
    if (!known.includes(name))
      told([...path, 'fields', name].join('.'), { zh: `只能写 ${known.join('、')}`, en: `only ${known.join(', ')}` }, { path: [...path, 'fields', name], of: 'key' });
}

const numeric = new Set(['integer', 'decimal']);

/** Nothing personal is listed or grouped by, parts of a list are by a field with options, and numbers are added up. */
function registersAmiss(file: unknown, told: (field: string, said: object, at: Spot) => void): void {
  const { registers, fields } = mapIn(file);
  for (const [name, register] of Object.entries(mapIn(registers))) {
    const { by, fields: shown, totals } = mapIn(register);
    const at = ['registers', name];
    const per = textsAt(mapIn(totals)['per'], [...at, 'totals', 'per']);
    for (const { name: field, path } of textsAt(mapIn(totals)['of'], [...at, 'totals', 'of']))
      if (!numeric.has(String(mapIn(mapIn(fields)[field])['type'])))
        told(path.join('.'), onlyNumbers, { path, of: 'value' });
    for (const { name: field, path } of [...textsAt(shown, [...at, 'fields']), ...per])
      if (mapIn(mapIn(fields)[field])['personal'] === true)
        told(path.join('.'), { zh: '个人信息不列入名录', en: 'nothing personal is listed' }, { path, of: 'value' });
    if (typeof by === 'string' && mapIn(mapIn(fields)[by])['type'] !== 'choice')
      told([...at, 'by'].join('.'), { zh: '须是单选事项', en: 'give a field that is a choice' }, { path: [...at, 'by'], of: 'value' });
  }
}

/** States of accepted cases are among those that count towards the quota, the initial state is not, and parts are a field of choices. */
function quotaAmiss(file: unknown, told: (field: string, said: object, at: Spot) => void): void {
  const { quota, states, fields } = mapIn(file);
  const { in: takes, accepted, parts } = mapIn(quota);
  const taking = new Set(textsAt(takes, []).map(({ name }) => name));
  for (const { name, path } of textsAt(takes, ['quota', 'in']))
    if (mapIn(mapIn(states)[name])['start'] === true)
      told(path.join('.'), { zh: '起始状态不占名额', en: 'a case takes no quota where it begins' }, { path, of: 'value' });
  for (const { name, path } of textsAt(accepted, ['quota', 'accepted']))
    if (!taking.has(name)) told(path.join('.'), { zh: '须是 in 中的状态', en: 'must be one of the states of in' }, { path, of: 'value' });
  if (typeof parts === 'string' && mapIn(mapIn(fields)[parts])['type'] !== 'choices')
    told('quota.parts', { zh: '须是类型为 choices 的事项', en: 'must be a field of type choices' }, { path: ['quota', 'parts'], of: 'value' });
}
