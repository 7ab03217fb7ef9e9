import type { z } from 'zod';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { withAt } from '../days/fields.ts';
import { inputOf, procedures } from '../procedures.ts';

/** A place in an input, and an unexpected value for it, as JSON text. */
export type OddValue = { readonly asked: Operation; readonly path: readonly string[]; readonly value: string };

/** A procedure or a download of the contract, and its inputs. */
export type Operation = { readonly name: string; readonly method: string; readonly path: string; readonly leaves: readonly Leaf[] };

export type OddRequest = { readonly what: string; readonly method: string; readonly path: string; readonly body?: string };

const numbers = '0 -0 -1 1.5 2147483647 2147483648 -2147483649 4294967296 9007199254740991 9007199254740993 1e308 -1e308 5e-324'
  .split(' ')
  .concat('1'.repeat(400));
const numberTexts = ['', ' 1', 'NaN', 'Infinity', '1e400', '0x10', '１２', '1,5', 'null'];
const days = (
  '0000-00-00 0000-01-01 0001-01-01 0001-01 1969-12-30 2106-02-08 9999-12-31 9999-12 10000-01-01 275760-09-13 -000001-01-01 ' +
  '+275760-09-13T00:00:00Z 2025-02-30 2025-13 2025-01-01T24:00 2025-01-01T00:00:00+23:59 2025-01-01T00:00:60 now'
).split(' ');
const signs = '% %00 %ZZ _% \\ \' " ` * ([ {} {0} $1 ../.. // . __proto__ constructor toString １２３ null undefined'.split(' ');
const texts = ['', ' ', '\0', 'a\0b', '\uD800', '\uDC00x', '\uFEFF', '\u202E1', '1\r\n2', 'x'.repeat(10_000), '窑'.repeat(3400), ...signs];
const shapes = [
  'null',
  'true',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"__proto__":1}',
  '{"constructor":{"prototype":1}}',
  '{"":""}',
  '{"a":{"a":[1]}}',
];

/** As JSON text: values that are invalid for any type, and valid ones at the limits of the type. */
function valuesOf(type: string): readonly string[] {
  const quoted = (some: readonly string[]) => some.map((text) => JSON.stringify(text));
  const rest = [...shapes, '1e400'];
  if (type === 'number') return [...numbers, ...quoted(numberTexts), ...shapes];
  if (type === 'string') return [...quoted(texts), ...quoted(days), '0', '9007199254740993', ...rest];
  return [...quoted(texts.slice(0, 12)), '0', '-1', ...rest];
}

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly in?: z.core.$ZodType;
};

type Leaf = { readonly path: readonly string[]; readonly type: string };

/** Every field of an input, including the first element of lists. */
function leavesOf(shape: unknown, path: readonly string[] = []): Leaf[] {
  if (shape === undefined || shape === null) return [];
  const def = (shape as { _zod: { def: Def } })._zod.def;
  const own: Leaf[] = path.length > 0 ? [{ path, type: def.type }] : [];
  if (def.shape !== undefined) return [...own, ...Object.entries(def.shape).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))];
  if (def.element !== undefined) return [...own, ...leavesOf(def.element, [...path, '0'])];
  const inner = [def.innerType, def.in, ...(def.options ?? [])].find(
    (one) => one !== undefined && (one as { _zod: { def: Def } })._zod.def.type !== 'null',
  );
  return inner === undefined ? own : leavesOf(inner, path);
}

/** What removes accounts, cities and settings, or copies and examines everything. */
const left = /^(?:settings\.|doctor\.|backup\.make|jobs\.events|access\.endSessions|\/backup$)/u;

/** Everything in the contract that takes an input; downloads from the API document. */
export function operationsOf({ paths }: ApiDocument): Operation[] {
  const own = procedures().map(({ name, path, route }): Operation => {
    return { name, method: route.method, path: route.path, leaves: leavesOf(inputOf(path)) };
  });
  const procedure = new Set(own.map(({ method, path }) => `${method} ${path}`));
  const files = Object.entries(paths).flatMap(([path, { get }]): Operation[] => {
    if (get === undefined || procedure.has(`GET ${path}`)) return [];
    return [
      {
        name: path,
        method: 'GET',
        path,
        leaves: (get.parameters ?? []).map(({ name, schema }) => ({ path: [name], type: typeIn(schema) })),
      },
    ];
  });
  return [...own, ...files].filter(({ name }) => !left.test(name));
}

/** An integer is a number. */
function typeIn(schema: unknown): string {
  const { type = 'string' } = (schema ?? {}) as { type?: string };
  return type === 'integer' ? 'number' : type;
}

/** For each field, all odd values for it. */
export function oddValues(all: readonly Operation[]): OddValue[] {
  return all.flatMap((asked) => asked.leaves.flatMap(({ path, type }) => valuesOf(type).map((value) => ({ asked, path, value }))));
}

const place = 'THE-ODD-VALUE';

/** @param sound a valid input; everything else stays as in it */
export function requestOf({ asked, path, value }: OddValue, sound: object): OddRequest {
  const what = `${asked.name} ${path.join('.')} = ${value.slice(0, 60)}`;
  const input = withAt(sound, path, place) as Record<string, unknown>;
  const inPath = new Set([...asked.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''));
  const address = `/api${asked.path.replaceAll(/\{(\w+)\}/gu, (_, field: string) => inAddress(input[field], value) || '%20')}`;
  const rest = Object.entries(input).filter(([field]) => !inPath.has(field));
  if (asked.method !== 'GET') {
    const body = JSON.stringify(Object.fromEntries(rest)).replace(`"${place}"`, () => value);
    return { what, method: asked.method, path: address, body };
  }
  const query = rest.flatMap(([field, held]) =>
    Array.isArray(held) ? held.map((one, at) => `${field}[${at}]=${inAddress(one, value)}`) : [`${field}=${inAddress(held, value)}`],
  );
  return { what, method: 'GET', path: query.length === 0 ? address : `${address}?${query.join('&')}` };
}

/** The form in an address: half a character as its bytes, which are not UTF-8. */
function inAddress(held: unknown, value: string): string {
  if (held !== place) return encodeURIComponent(typeof held === 'string' ? held : (JSON.stringify(held) ?? ''));
  const text = value.startsWith('"') ? (JSON.parse(value) as string) : value;
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

const garbage = ['%', '%E0%A4%A', '%ZZ', '%00', '%ED%A0%80', '%2e%2e%2f', '%C0%AF', '%FF', '%25', '%u0041'];

/** Meaningless characters in addresses, queries, cookies and headers. */
export function garbledRequests(all: readonly Operation[]): (OddRequest & { readonly headers?: Readonly<Record<string, string>> })[] {
  const get = (what: string, path: string, headers?: Readonly<Record<string, string>>) => ({
    what: `${what} ${path}`,
    method: 'GET',
    path,
    ...(headers === undefined ? {} : { headers }),
  });
  const paths = [...new Set(all.filter(({ path }) => path.includes('{')).map(({ path }) => path))];
  const cookies = ['yd.session_token', 'yd.session_data', 'yd.two_factor', 'yd.dont_remember', '__Secure-yd.session_token', 'x', ''];
  return garbage.flatMap((text) => [
    ...paths.map((path) => get('in the path', `/api${path.replaceAll(/\{\w+\}/gu, text)}`)),
    get('a path of it', `/api/${text}`),
    get('a path of it', `/${text}`),
    ...[
      `x=${text}`,
      `${text}=x`,
      `limit=${text}`,
      `lang=${text}`,
      `search=${text}`,
      `sort[${text}]=x`,
      `limit[]=1&limit[]=${text}`,
      `__proto__[${text}]=1`,
    ].map((query) => get('in the query', `/api/buildings?${query}`)),
    ...cookies.map((name) => get('in a cookie', '/api/me', { cookie: `${name}=${text}` })),
    get('two cookies of one name', '/api/me', { cookie: `yd.two_factor=${text}; yd.two_factor=x` }),
    ...[
      'accept-language',
      'authorization',
      'content-type',
      'origin',
      'accept',
      'if-none-match',
      'range',
      'x-forwarded-for',
      'forwarded',
    ].map((name) => get(`as ${name}`, '/api/me', { [name]: text })),
  ]);
}
