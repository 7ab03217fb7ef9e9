import type { FormNames } from './form-names.ts';
import { listIn, lookCondition } from './named-in.ts';
import type { ProcedureFault } from './procedure-check.ts';
import { mapIn, type Spot } from './procedure-names.ts';

/** What items are scored by, each referenced by its id. */
const measuredBy = ['indicator', 'target', 'task', 'form'] as const;

/**
 * The faults in a scheme of assessment beyond the shape of its values: duplicate ids, items without a scoring range, unknown names.
 * @param file as written
 * @param isKnown names from elsewhere; not checked if omitted
 */
export function assessmentFaults(file: unknown, isKnown?: FormNames): ProcedureFault[] {
  const { items, veto } = mapIn(file);
  const faults: ProcedureFault[] = [];
  const bad = (path: Spot['path'], said: { zh: string; en: string }): void =>
    void faults.push({ code: 'knowledge-field-bad', at: { path, of: 'value' }, evidence: { field: path.join('.'), said } });
  const ids = new Set<unknown>();
  const elsewhere = (what: Parameters<FormNames>[0], name: unknown, at: Spot): void => {
    if (typeof name === 'string' && isKnown?.(what, name, 'region') === false)
      faults.push({ code: 'scheme-name-unknown', at, evidence: { name, what } });
  };
  for (const [at, given] of listIn(items).entries()) {
    const { id, of, full, zero } = mapIn(given);
    if (id !== undefined && ids.has(id)) bad(['items', at, 'id'], { zh: '项目编号重复', en: 'another item has this id' });
    ids.add(id);
    if (typeof id === 'string' && isKnown?.('form-unit-fact', id, 'region') === true)
      bad(['items', at, 'id'], { zh: '与地区的字段同名，请换一个编号', en: 'a fact of places is called so: take another id' });
    if (typeof full === 'number' && full === zero)
      bad(['items', at, 'full'], { zh: '满分值与零分值不能相等', en: 'full and zero must differ' });
    for (const what of measuredBy) elsewhere(what, mapIn(of)[what], { path: ['items', at, 'of', what], of: 'value' });
  }
  const vetoes = new Set<unknown>();
  for (const [at, given] of listIn(veto).entries()) {
    const { id, when } = mapIn(given);
    const isNamed = when !== undefined;
    if (isNamed && vetoes.has(id)) bad(['veto', at, 'id'], { zh: '否决编号重复', en: 'another veto has this id' });
    vetoes.add(isNamed ? id : String(at + 1));
    lookCondition('form-unit-fact', isNamed ? when : given, ['veto', at, ...(isNamed ? ['when'] : [])], (what, name, spot) => {
      if (!ids.has(name)) elsewhere(what, name, spot);
    });
  }
  return faults;
}
