import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { readText, valueOf } from '#platform/typed-text/typed-text.ts';

/** The placeholders of a template: the content of the message, and the secret of its target. */
export const placeholders = [
  'text',
  'textEn',
  'event',
  'delivery',
  'at',
  'link',
  'rule',
  'severity',
  'subject',
  'building',
  'start',
  'secret',
] as const;

export type Placeholder = (typeof placeholders)[number];

/**
 * A message in the format of an external gateway. `expect` must be contained in its response, for gateways that report failures with status
 * 200.
 */
export type GatewayTemplate = {
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly expect: string | null;
};

/** The request that is sent. */
export type GatewayRequest = GatewayTemplate & { readonly address: string };

const shape = z.strictObject({
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  headers: z.record(z.string().regex(/^[\w-]{1,100}$/u), z.string().max(2000)).default({}),
  body: z.union([z.string().max(20_000), z.record(z.string(), z.unknown())]).default(''),
  expect: z.string().min(1).max(500).optional(),
});

const holes = /\{\{\s*(?<name>[^{}]*?)\s*\}\}/gu;

/**
 * A template from YAML or JSON: `method`, `headers`, `body` (text, or an object that is sent as JSON), `expect`, with `{{placeholders}}`.
 * Throws Problem `gateway-template-bad` with where and why, `gateway-placeholder-unknown`, `gateway-body-not-json`, `gateway-address-open`.
 * @param address where it is sent; placeholders may be used after its host
 */
export function readTemplate(text: string, address: string): GatewayTemplate {
  const { method, headers, body, expect } = shaped(text);
  const isObject = typeof body !== 'string';
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const template: GatewayTemplate = {
    method,
    headers:
      typed || method === 'GET'
        ? headers
        : { ...headers, 'content-type': `${isObject ? 'application/json' : usualType(body)}; charset=utf-8` },
    body: isObject ? JSON.stringify(body) : body,
    expect: expect ?? null,
  };
  const unknown = holesOf(template, address).find((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new Problem('bad-input', 'gateway-placeholder-unknown', { placeholder: unknown, known: placeholders.join(', ') });
  if (/^[^/]*\/\/[^/?#]*\{\{/u.test(address)) throw new Problem('bad-input', 'gateway-address-open', {});
  const sample = Object.fromEntries(placeholders.map((name) => [name, 'a"\\\n']));
  if (way(template) === 'json' && template.body !== '' && !isJson(fillTemplate(template, address, sample).body))
    throw new Problem('bad-input', 'gateway-body-not-json', { opened: '{{', closed: '}}' });
  return template;
}

const usualType = (body: string): string => (/^\s*(?:\[|\{(?!\{))/u.test(body) ? 'application/json' : 'text/plain');

function shaped(text: string): z.infer<typeof shape> {
  const bad = (reason: string) => new Problem('bad-input', 'gateway-template-bad', { reason });
  const read = shape.safeParse(valueOf(readText(text), ({ said }) => bad(said)));
  if (read.success) return read.data;
  throw bad([...new Set(read.error.issues.map(({ path, code }) => `${path.join('.') || '.'}: ${code}`))].join('; ').slice(0, 300));
}

/** The placeholders used in it, each once. */
export function holesOf({ headers, body }: Pick<GatewayTemplate, 'headers' | 'body'>, address: string): string[] {
  const texts = [address, body, ...Object.values(headers)];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(holes)].map(({ groups }) => groups?.['name'] ?? '')))];
}

/**
 * The request with its values filled in: each value is escaped for its place, so that no text of a message ends a string, a field or a
 * line: in JSON within its string, in forms and addresses percent-encoded, in XML as entities, in headers without line ends and
 * percent-encoded beyond ASCII.
 */
export function fillTemplate(template: GatewayTemplate, address: string, values: Readonly<Record<string, string>>): GatewayRequest {
  const write = (text: string, how: (value: string) => string): string =>
    text.replaceAll(holes, (_all, name: string) => how(values[name] ?? ''));
  return {
    ...template,
    address: write(address, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(template.headers).map(([name, text]) => [name, write(text, inHeader)])),
    body: write(template.body, writers[way(template)]),
  };
}

type Way = 'json' | 'form' | 'xml' | 'plain';

/** How values are escaped in a body, by its type. */
function way({ headers }: GatewayTemplate): Way {
  const type =
    Object.entries(headers)
      .find(([name]) => name.toLowerCase() === 'content-type')?.[1]
      .toLowerCase() ?? '';
  if (type.includes('json')) return 'json';
  if (type.includes('x-www-form-urlencoded')) return 'form';
  return type.includes('xml') ? 'xml' : 'plain';
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const inHeader = (value: string): string => value.replaceAll(/[^\u0020-\u007e]+/gu, (signs) => encodeURIComponent(signs.toWellFormed()));

const writers: Readonly<Record<Way, (value: string) => string>> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  form: encodeURIComponent,
  xml: (value) => value.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? ''),
  plain: (value) => value,
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
