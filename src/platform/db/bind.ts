/** A value bound to `{name:Type}`. A Date is for DateTime64(3, 'UTC') or DateTime('UTC'); days are passed as text (`2026-03-01`). */
export type Bound = string | number | bigint | boolean | null | Date | readonly Bound[];

export type Params = Readonly<Record<string, Bound>>;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
};

function escape(text: string): string {
  return text.replaceAll(/[\\\t\n\r\0\b\f]/gu, (letter) => escapes[letter] ?? letter);
}

/** `2026-03-01 00:00:00.000`, UTC, which every ClickHouse time type reads alike. DateTime64 would take a bare number as ticks. */
function instant(value: Date): string {
  return value.toISOString().replace('T', ' ').replace('Z', '');
}

function scalar(value: Exclude<Bound, readonly Bound[]>): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return instant(value);
  return typeof value === 'string' ? escape(value) : String(value);
}

function element(value: Bound): string {
  if (Array.isArray(value)) return `[${value.map(element).join(',')}]`;
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${escape(value).replaceAll("'", "\\'")}'`;
  return value instanceof Date ? `'${instant(value)}'` : String(value as number | bigint | boolean);
}

/** A value in the form in which ClickHouse's HTTP interface reads a parameter: escaped at the top level, quoted inside arrays. */
export function bind(value: Bound): string {
  return Array.isArray(value) ? element(value) : scalar(value as Exclude<Bound, readonly Bound[]>);
}

/** A name for SQL, in backticks. Only plain names with at most one dot: names come from our code, never from users. */
export function identifier(name: string): string {
  if (!/^\w+(?:\.\w+)?$/u.test(name)) throw new RangeError(`${name} is not a plain name`);
  return name
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.');
}
