import { mapIn, type Spot } from './procedure-names.ts';

/**
 * A name that an indicator, a form or a scheme of assessment takes from elsewhere: a field or fact of a condition, what projects are summed
 * by, an item, a state of a procedure (`science-result/registered`), a target, what is known of the unit of a form; an indicator, a task,
 * a form.
 */
export type NamedIn =
  | 'building-field'
  | 'project-fact'
  | 'project-sum'
  | 'energy-item'
  | 'procedure-state'
  | 'target'
  | 'form-unit-fact'
  | 'indicator'
  | 'task'
  | 'form';

/** A list as written; empty if it is not a list. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export type OnNamed = (what: NamedIn, name: unknown, at: Spot) => void;

/** Every name from elsewhere in an expression as written. */
export function lookInside(value: unknown, path: Spot['path'], told: OnNamed): void {
  if (Array.isArray(value)) return value.forEach((one, at) => lookInside(one, [...path, at], told));
  for (const [key, held] of Object.entries(mapIn(value))) {
    const at = [...path, key];
    if (key === 'use') listIn(mapIn(held)['items']).forEach((name, of) => told('energy-item', name, { path: [...at, 'items', of], of: 'value' }));
    else if (key === 'cases') {
      const { procedure, reached } = mapIn(held);
      if (typeof procedure === 'string' && typeof reached === 'string')
        told('procedure-state', `${procedure}/${reached}`, { path: [...at, 'reached'], of: 'value' });
    } else if (key === 'buildings') lookCondition('building-field', mapIn(held)['where'], [...at, 'where'], told);
    else if (key === 'projects') {
      told('project-sum', mapIn(held)['sum'], { path: [...at, 'sum'], of: 'value' });
      lookCondition('project-fact', mapIn(held)['where'], [...at, 'where'], told);
    } else lookInside(held, at, told);
  }
}

/** The facts and terms of a condition as written. */
export function lookCondition(what: NamedIn, value: unknown, path: Spot['path'], told: OnNamed): void {
  if (typeof value === 'string') return told(what, value, { path, of: 'value' });
  if (Array.isArray(value)) return value.forEach((one, at) => lookCondition(what, one, [...path, at], told));
  for (const [key, held] of Object.entries(mapIn(value))) {
    if (key === 'all' || key === 'any' || key === 'not') lookCondition(what, held, [...path, key], told);
    else told(what, key, { path: [...path, key], of: 'key' });
  }
}
