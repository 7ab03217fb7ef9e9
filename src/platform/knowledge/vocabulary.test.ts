import { expect, test } from 'vitest';
import { procedure } from './kinds/procedure.ts';
import { placeAt, procedureFile, type FilePlace } from './vocabulary.ts';

type Def = {
  readonly type: string;
  readonly innerType?: Shape;
  readonly shape?: Readonly<Record<string, Shape>>;
  readonly valueType?: Shape;
  readonly element?: Shape;
  readonly options?: readonly Shape[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
};
type Shape = { readonly def: Def };

/** A shape without its wrappers: optional, with a default, a list of it. */
function bare({ def }: Shape): Def {
  const inner = def.innerType ?? (def.type === 'array' ? def.element : undefined);
  return inner === undefined ? def : bare(inner);
}

/** The differences between the words and the check, by path. */
function differences(shape: Shape, place: FilePlace, path: string): string[] {
  const def = bare(shape);
  if (def.type === 'object') {
    const keys = Object.keys(def.shape ?? {});
    const told = Object.keys(place.keys ?? {});
    const own = [...keys.filter((key) => !told.includes(key)), ...told.filter((key) => !keys.includes(key))];
    if (own.length > 0 && path !== '') return own.map((key) => `${path}.${key}`);
    const missing = own.filter((key) => key !== 'kind').map((key) => `${path}.${key}`);
    return [...missing, ...keys.flatMap((key) => (place.keys?.[key] ? differences(def.shape?.[key] as Shape, place.keys[key], `${path}.${key}`) : []))];
  }
  if (def.type === 'record' && place.each !== undefined) return differences(def.valueType as Shape, place.each, `${path}.*`);
  const values = def.type === 'enum' ? Object.values(def.entries ?? {}) : def.type === 'literal' ? (def.values ?? []).map(String) : def.type === 'boolean' ? ['true', 'false'] : null;
  if (values !== null && JSON.stringify(values.toSorted()) !== JSON.stringify([...(place.values ?? [])].toSorted())) return [`${path}: ${values.join(' ')}`];
  return [];
}

test('what the editor offers and explains is what the check accepts, key by key and value by value', () => {
  expect(differences(procedure as unknown as Shape, procedureFile, '')).toEqual([]);
});

test('every key is explained in Chinese and English', () => {
  const look = (place: FilePlace, path: string): string[] => {
    const here = /\p{Script=Han}|^none/u.test(place.zh) && /[A-Za-z]/u.test(place.en) ? [] : [path];
    const below = Object.entries(place.keys ?? {}).flatMap(([key, one]) => look(one, `${path}.${key}`));
    return [...here, ...below, ...(place.each === undefined ? [] : look(place.each, `${path}.*`))];
  };
  expect(look(procedureFile, '')).toEqual([]);
});

test('a path leads to its location through names chosen by the file', () => {
  expect(placeAt(['transitions', 'submit', 'from'])?.names).toBe('states');
  expect(placeAt(['transitions', 'submit', 'effects', 0, 'grant'])?.names).toBe('fields');
  expect(placeAt(['transitions', 'pass', 'when', 'star'])?.keys).toHaveProperty('atMost');
  expect(placeAt(['stats'])).toBe(null);
});
