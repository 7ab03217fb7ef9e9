import type { Client } from '#client.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { scheduleCostTerms, scheduleFieldTerms, scheduleLimitTerms, scheduleStatusTerms } from '#flexibility/schedule/vocabulary.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import type { Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Solved = Awaited<ReturnType<Client['schedule']['solve']>>;
type Answer = Exclude<Solved, readonly unknown[]>;
type Breach = Answer['breaches'][number];
type Device = Answer['resources'][number];

/** A schedule, or each of a list, in readable form. */
export const scheduleInWords = (told: Solved, say: Say): string =>
  (Array.isArray(told) ? told : [told]).map((one) => scheduleAnswerInWords(one, say)).join('\n\n');

/** A schedule in readable form: its cost, what each resource does, which limits are broken. */
export function scheduleAnswerInWords(told: Answer, say: Say): string {
  const of = (code: keyof typeof scheduleFieldTerms): string => term(say, scheduleFieldTerms, code);
  const { total, ...parts } = told.cost;
  const most = (kw: (step: Answer['site'][number]) => number): string => number(Math.max(0, ...told.site.map(kw)), 2);
  return blocks(
    facts([
      [of('status'), term(say, scheduleStatusTerms, told.status)],
      [term(say, scheduleCostTerms, 'total'), total],
      ...Object.entries(parts)
        .filter(([, yuan]) => Number(yuan) !== 0)
        .map(([code, yuan]) => [term(say, scheduleCostTerms, code), yuan] as const),
      [of('mostImportKw'), most(({ importKw }) => importKw)],
      [of('mostExportKw'), most(({ exportKw }) => exportKw)],
    ]),
    told.resources.length > 0 && devices(told, say),
    told.breaches.length > 0 && breaches(told.breaches, say),
    findingLines(told.findings, say),
  );
}

function devices({ site, resources }: Answer, say: Say): string {
  const hours = site.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
  const energy = (one: Device, way: 1 | -1): string =>
    number(
      one.kw.reduce((sum, kw, at) => sum + Math.max(0, way * kw) * (hours[at] as number), 0),
      2,
    );
  return table(
    [
      { title: term(say, headingTerms, 'code'), cell: ({ code }: Device) => code },
      { title: term(say, scheduleFieldTerms, 'takenKwh'), cell: (one: Device) => energy(one, 1), number: true },
      { title: term(say, scheduleFieldTerms, 'givenKwh'), cell: (one: Device) => energy(one, -1), number: true },
      { title: term(say, scheduleFieldTerms, 'atEnd'), cell: stateAtEnd, number: true },
    ],
    resources,
  );
}

function stateAtEnd({ kwh, temperature }: Device): string | null {
  const last = (temperature ?? kwh)?.at(-1) ?? null;
  return last === null ? null : `${number(last, 2)} ${temperature === undefined ? 'kWh' : '°C'}`;
}

function breaches(all: Answer['breaches'], say: Say): string {
  const time = (instant: string): string => localTime(instant, standardZone);
  const columns = [
    { title: term(say, scheduleFieldTerms, 'limit'), cell: ({ limit }: Breach) => term(say, scheduleLimitTerms, limit) },
    { title: term(say, headingTerms, 'code'), cell: ({ code }: Breach) => code ?? null },
    { title: term(say, headingTerms, 'from'), cell: ({ from }: Breach) => time(from) },
    { title: term(say, headingTerms, 'to'), cell: ({ to }: Breach) => time(to) },
    { title: term(say, scheduleFieldTerms, 'brokenBy'), cell: ({ amount, unit }: Breach) => `${number(amount, 4)} ${unit}`, number: true },
  ];
  return table(columns, all);
}
