import { labelTerms } from '#kernel/label-terms.ts';
import { choicesOf, keyOf, type Parsed, readDay } from '#platform/list-intake/fields.ts';
import { stationTerms } from '../vocabulary.ts';

/** Other names of the life events in files (`systems.md` A1). */
const words = choicesOf(stationTerms, {
  planned: ['规划许可'],
  designed: ['施工图审查'],
  materials: ['建材'],
  construction: ['开工'],
  delivered: ['交付', '竣工', '竣工验收'],
  operation: ['运营', '投入使用'],
  retrofit: [labelTerms.energyRetrofit.zh],
});

const stations = Object.keys(stationTerms);

export type LifeEvent = { readonly kind: string; readonly day: string; readonly note?: string };

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([kind, others]) => [kind, ...others].map((word) => [keyOf(word), kind] as const)),
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
    if (kind === undefined) return { fault: 'unknown-life-event', evidence: { value: name, known: stations.join(' ') } };
    const day = readDay(when);
    if (day === null) return { fault: 'bad-day', evidence: { value: when } };
    const note = rest.join(':').trim();
    events.push({ kind, day, ...(note !== '' && { note }) });
  }
  return { value: events.toSorted((a, b) => a.day.localeCompare(b.day) || stations.indexOf(a.kind) - stations.indexOf(b.kind)) };
}

export function writeLife(events: readonly LifeEvent[]): string {
  return events.map(({ kind, day, note }) => [kind, day, ...(note === undefined ? [] : [note.replaceAll(';', ',')])].join(':')).join(';');
}
