import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { Random } from '../city/random.ts';
import { changedMeter, type Ledger, type Row } from './ledger.ts';
import { until, type Program } from './program.ts';

/** One request to the program. */
export type Action = {
  readonly name: string;
  /** The file to be imported, and when it is stated to have been received. */
  readonly file?: { readonly text: string; readonly received: string };
  /** Sends the request; whatever it answers was acknowledged. */
  ask(program: Program): Promise<number>;
  /** Whether it was carried out although no answer came: its number, or null. */
  found(program: Program): Promise<number | null>;
  /** Writes it into the ledger. */
  enter(number: number): void;
};

export const intervalMeters = ['M1', 'M2', 'M3'];
export const liveMeter = 'L1';
/** A point whose values arrive in files next to the meters', and one whose values arrive in messages. */
export const [filePoint, livePoint] = ['P1', 'P2'];
export const firstHour = Date.UTC(2025, 0, 1) / 1000;
const hour = 3600;

/** A file of hourly values; every import is received a second after the previous one, so that the numbers give the order. */
export function importIntervals(ledger: Ledger, random: Random, serial: number): Action {
  const hours = random.chance(0.3) ? random.whole(1500, 3000) : random.whole(24, 240);
  const begin = firstHour + random.whole(0, 4000) * hour;
  const rows = new Map([...intervalMeters, filePoint].map((meter, n) => [meter, hourly(begin, hours, serial * 1000 + n)]));
  return importRows(ledger, rows, serial, {});
}

/** Up and down, because values that only rise by little could be a counter, and raise a question. */
function hourly(begin: number, hours: number, base: number): Row[] {
  return Array.from({ length: hours }, (_, at) => ({ at: begin + at * hour, width: hour, value: base + ((at * 377) % 900) }));
}

/** A register that falls, at a metering point that is created with the file. */
export function importRegister(ledger: Ledger, _random: Random, serial: number): Action {
  const meter = `R${serial}`;
  ledger.kinds.set(meter, 'register');
  const values = [1000 + serial, 2000 + serial, 5, 305, 405];
  const rows = new Map([[meter, values.map((value, at) => ({ at: firstHour + at * 36 * hour, width: 0, value }))]]);
  return importRows(ledger, rows, serial, { kind: 'register', createMeters: true });
}

export const receivedOf = (serial: number): number => Date.UTC(2025, 10, 1) + serial * 1000;

function csvOf(rows: ReadonlyMap<string, readonly Row[]>): string {
  const lines = [...rows].flatMap(([meter, list]) => list.map(({ at, value }) => `${new Date(at * 1000).toISOString()},${meter},${value}`));
  return `time,meter,value\n${lines.join('\n')}\n`;
}

type Options = { readonly kind?: 'register'; readonly createMeters?: boolean };

function importRows(ledger: Ledger, rows: ReadonlyMap<string, readonly Row[]>, serial: number, options: Options): Action {
  const name = `readings-${serial}.csv`;
  const received = receivedOf(serial);
  const text = csvOf(rows);
  const said = new Date(received).toISOString();
  const interval = options.kind === undefined ? ({ interval: '1h' } as const) : {};
  return {
    name,
    file: { text, received: said },
    async ask(program) {
      const file = await program.upload(name, text);
      return (await program.client.readings.importReadings({ file, ...interval, ...options, received: said })).import;
    },
    found: (program) => importNamed(program, name),
    enter: (number) => void ledger.readings.set(number, { received, rows }),
  };
}

/** The number of the import of a file, if it is shown; throws if it stays unfinished. */
export async function importNamed(program: Program, name: string): Promise<number | null> {
  const all = async () => (await program.client.imports.list({ search: name, limit: 50 })).imports.filter((one) => one.subject === name);
  await until(`the import of ${name} ends`, async () => (await all()).every((one) => one.state !== 'begun'));
  const shown = (await all()).filter((one) => one.state === 'shown');
  if (shown.length > 1) throw new Error(`${name} came in ${shown.length} times`);
  return shown[0]?.import ?? null;
}

export function undoReadings(ledger: Ledger, number: number): Action {
  return undoOf(number, () => ledger.takeBack(number));
}

export function undoBuildings(ledger: Ledger, number: number): Action {
  return undoOf(number, () => {
    for (const code of ledger.buildingImports.get(number) ?? []) ledger.areas.delete(code);
    ledger.buildingImports.delete(number);
  });
}

function undoOf(number: number, enter: () => void): Action {
  return {
    name: `undo ${number}`,
    ask: async (program) => (await program.client.imports.undo({ id: number })).import,
    found: async (program) => ((await program.client.imports.get({ id: number })).state === 'undone' ? number : null),
    enter,
  };
}

/** A decision on the fall of a register. */
export function decide(ledger: Ledger, meter: string): Action {
  const [finding] = ledger.findingsOf(meter).filter(({ code }) => code === 'register-fell');
  const told = async (program: Program) => (await program.client.readings.findings({ meter })).findings;
  return {
    name: `decide ${meter}`,
    async ask(program) {
      const open = (await told(program)).find((one) => one.code === 'register-fell' && (one.decision ?? null) === null);
      if (open === undefined) throw new Error(`${meter} has no fall to decide`);
      return (await program.client.readings.decide({ finding: open.id, as: 'reset', note: meter })).decision;
    },
    found: async (program) => (await told(program)).find((one) => one.decision?.note === meter)?.decision?.id ?? null,
    enter: () => void ledger.words.set(meter, [{ ...finding!, value: null, as: 'reset' }]),
  };
}

/** Six hours from a system that sends message by message; a message without an answer is sent once more and accepted once. */
export function sendMessage(ledger: Ledger, serial: number): Action {
  const [name, begin, hours] = [`message-${serial}`, firstHour + serial * 6 * hour, 6];
  const rows = new Map([liveMeter, changedMeter, livePoint].map((meter, n) => [meter, hourly(begin, hours, serial * 10 + n)]));
  const readings = [...rows].flatMap(([meter, list]) =>
    list.map(({ at, value }) => ({ meter, time: new Date(at * 1000).toISOString(), value })),
  );
  let [received, sent] = [0, 0];
  const ask = async ({ client }: Program): Promise<number> => {
    sent += 1;
    const answer = await client.readings.recordLive({ message: name, interval: '1h', readings });
    received = Date.parse(answer.received);
    return answer.import;
  };
  return {
    name,
    ask,
    found: ask,
    enter: (number) => void ledger.messages.set(name, { import: number, received, rows, sentAgain: sent > 1 }),
  };
}

/** Another multiplier: the whole line of the meter is redrawn. */
export function changeMultiplier(ledger: Ledger, multiplier: number): Action {
  const told = async ({ client }: Program) => (await client.registry.meter({ meter: changedMeter })).devices[0]?.multiplier;
  return {
    name: `multiplier ${multiplier}`,
    ask: async ({ client }) => (await client.registry.editMeter({ meter: changedMeter, set: { multiplier } })).change,
    found: async (program) => ((await told(program)) === multiplier ? 1 : null),
    enter: () => void (ledger.multiplier = multiplier),
  };
}

export const isRefusal = (error: unknown): boolean => error instanceof ProblemAnswer && error.document.status < 500;
