import { nameOf, pointedAt } from './json-pointer.ts';

/**
 * A unit that a message names next to a value. `own`: of this value alone; `shared`: next to it and other numbers; `around`: further out. A
 * shared or outer unit may belong to other values.
 */
export type BesideUnit = { readonly text: string; readonly of: 'own' | 'shared' | 'around' };

const names = ['unit', 'units', 'uom', '单位'];

/**
 * The units nearest to values: in their own object under their name (`kwh_unit`, `kwhUnit`) or as `unit`, otherwise in an enclosing object.
 * Null if there is none.
 * @param message that the part is an entry of; null if the part is the message itself
 * @param time pointer of the time, which does not count as another number
 * @example unitsBeside({ kwh: 5, unit: 'MWh' }, null, '/time')('/kwh') // { text: 'MWh', of: 'own' }
 */
export function unitsBeside(part: unknown, message: unknown, time: string): (pointer: string) => BesideUnit | null {
  const known = new Map<string, BesideUnit | null>();
  const within = (place: string): BesideUnit | null => {
    const held = known.get(place);
    if (held !== undefined) return held;
    const around = pointedAt(part, place);
    const text = textAt(around, names);
    const found: BesideUnit | null = text === null ? null : { text, of: isAlone(around, place, time) ? 'own' : 'shared' };
    known.set(place, found);
    return found;
  };
  const far = textAt(message, names);
  return (pointer) => {
    const steps = pointer.split('/').slice(0, -1);
    if (steps.length === 0) return null;
    const leaf = nameOf(pointer.slice(pointer.lastIndexOf('/') + 1));
    const own = textAt(pointedAt(part, steps.join('/')), [`${leaf}_unit`, `${leaf}Unit`]);
    if (own !== null) return { text: own, of: 'own' };
    for (let depth = steps.length; depth > 0; depth--) {
      const found = within(steps.slice(0, depth).join('/'));
      if (found !== null) return depth === steps.length ? found : { text: found.text, of: 'around' };
    }
    return far === null ? null : { text: far, of: 'around' };
  };
}

function textAt(around: unknown, keys: readonly string[]): string | null {
  if (typeof around !== 'object' || around === null || Array.isArray(around)) return null;
  const found = keys.map((key) => (Object.hasOwn(around, key) ? (around as Readonly<Record<string, unknown>>)[key] : undefined));
  const text = found.find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof text === 'string' ? text.trim().slice(0, 100) : null;
}

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*[+-]?\d[\d.,e+-]*\s*$/iu.test(value));

const isAlone = (around: unknown, place: string, time: string): boolean =>
  Object.entries(around as object).filter(([name, value]) => `${place}/${name}` !== time && isNumber(value)).length <= 1;
