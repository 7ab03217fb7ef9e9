import { keyOf, type Parsed, readDay } from '#imports/fields.ts';

/** The stations of a building's life, in order, and what they are called (`systems.md` A1). */
export const stations = {
  initiated: ['立项'],
  planned: ['规划', '规划许可'],
  designed: ['设计', '施工图审查'],
  materials: ['建材', '建材采购'],
  construction: ['施工', '开工'],
  delivered: ['交付', '竣工', '竣工验收'],
  operation: ['运营', '投入使用'],
  retrofit: ['改造', '节能改造'],
  demolished: ['拆除'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LifeEvent = { readonly kind: string; readonly day: string; readonly note?: string };

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(stations).flatMap(([kind, words]) => [kind, ...words].map((word) => [keyOf(word), kind] as const)),
);

/** Dated events: `planned:2019-05-01;delivered:2021-06-30;retrofit:2024-09-01:外墙`. */
export function parseLife(text: string): Parsed {
  const events: LifeEvent[] = [];
  for (const part of text
    .split(/[;；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const [name = '', when = '', ...rest] = part.replaceAll('：', ':').split(':');
    const kind = byWord.get(keyOf(name));
    if (kind === undefined) return { fault: 'unknown-life-event', evidence: { value: name, known: Object.keys(stations).join(' ') } };
    const day = readDay(when);
    if (day === null) return { fault: 'bad-day', evidence: { value: when } };
    const note = rest.join(':').trim();
    events.push({ kind, day, ...(note !== '' && { note }) });
  }
  const order = Object.keys(stations);
  return { value: events.toSorted((a, b) => a.day.localeCompare(b.day) || order.indexOf(a.kind) - order.indexOf(b.kind)) };
}

export function writeLife(events: readonly LifeEvent[]): string {
  return events.map(({ kind, day, note }) => [kind, day, ...(note === undefined ? [] : [note.replaceAll(';', ',')])].join(':')).join(';');
}
