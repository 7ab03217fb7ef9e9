import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { hexText } from './codec/bytes.ts';
import { addCounts, type Counts } from './connection-store.ts';
import type { RefusedFrame } from './lines/protocol.ts';

/** What a connection has received since its counts were last stored, and what is known about it while the program runs. */
export type Tally = ReturnType<typeof createTally>;

const skewSamples = 20;
const skewBeyond = 60;
const mostNotes = 50;

/** Counts what a connection receives. */
export function createTally() {
  let fresh = nothing();
  let sent = nothing();
  let skews: number[] = [];
  let lastFrame: Buffer | null = null;
  let lastRefused: (RefusedFrame & { readonly at: number }) | null = null;
  const notes = new Map<string, Finding>();
  return {
    arrived(at: number, frame: Buffer | undefined): void {
      fresh.last = new Date(at);
      if (frame !== undefined) lastFrame = Buffer.from(frame.subarray(0, 512));
    },
    add(some: Partial<Omit<Counts, 'last'>>): void {
      for (const [name, count] of Object.entries(some)) fresh[name as 'readings'] += count;
    },
    /** Device time minus arrival (s) of values that were sent without delay. */
    skew(seconds: number): void {
      skews = [...skews, seconds].slice(-skewSamples);
    },
    refuse(refused: RefusedFrame, at: number): void {
      fresh.refused += 1;
      lastRefused = { ...refused, at };
      if (refused.bytes.length > 0) lastFrame = Buffer.from(refused.bytes.subarray(0, 512));
    },
    /** Keeps the last of similar findings on one series or channel. */
    note(finding: Finding): void {
      const key = JSON.stringify([finding.code, finding.evidence['series'], finding.evidence['channel']]);
      notes.delete(key);
      notes.set(key, finding);
      if (notes.size > mostNotes) notes.delete(notes.keys().next().value as string);
    },
    lastFrame: (): Buffer | null => lastFrame,
    /** The median of the last twenty; null where there are none. */
    skewSeconds: (): number | null => medianOf(skews),
    /** What is counted and not stored yet. */
    unwritten: (): Counts => ({ ...sent, ...sums(sent, fresh), last: fresh.last ?? sent.last }),
    /** Takes what is to be stored; `kept` confirms that it was, otherwise it is taken again. */
    take(): { readonly counts: Counts; readonly kept: () => void } | null {
      sent = { ...sums(sent, fresh), last: fresh.last ?? sent.last };
      fresh = nothing();
      const counts = sent;
      return counts.last === null && counts.refused === 0 && counts.lost === 0 ? null : { counts, kept: () => void (sent = nothing()) };
    },
    findings(): Finding[] {
      const skew = medianOf(skews);
      return [
        ...(skew !== null && Math.abs(skew) > skewBeyond
          ? [{ code: 'clock-skew', severity: 'warning', evidence: { seconds: skew } } as const]
          : []),
        ...(lastRefused === null ? [] : [refusedFinding(lastRefused)]),
        ...notes.values(),
      ];
    },
  };
}

/** Stores what connections counted, and keeps those who read it from seeing a count on its way twice or not at all. */
export function createCountWriter({ postgres }: { readonly postgres: Pool }, tallies: ReadonlyMap<string, Tally>) {
  let writes = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const taken = [...tallies].flatMap(([code, tally]) => {
      const one = tally.take();
      return one === null ? [] : [{ code, ...one }];
    });
    if (taken.length === 0) return;
    writes += 1;
    await addCounts(
      postgres,
      wholeProgram,
      taken.map(({ code, counts }) => ({ code, ...counts })),
    );
    for (const { kept } of taken) kept();
  };
  return {
    /** Stores the counts of connections, one time after the other. */
    writeCounts(): Promise<void> {
      return (writing = writing.catch(() => undefined).then(write));
    },
    /** What the store holds of connections, read while no counts are on their way into it: what is not written can be added to it. */
    async readBetweenWrites<T>(read: () => Promise<T>): Promise<T> {
      for (;;) {
        await writing.catch(() => undefined);
        const before = writes;
        const held = await read();
        if (before === writes) return held;
      }
    },
  };
}

function refusedFinding({ code, from, bytes, at }: RefusedFrame & { readonly at: number }): Finding {
  const evidence = { why: code, address: from, at: new Date(at).toISOString(), frame: hexText(bytes, 64) };
  return { code: 'frame-refused', severity: 'warning', evidence };
}

type Sum = { last: Date | null; readings: number; repeated: number; refused: number; lost: number };

const nothing = (): Sum => ({ last: null, readings: 0, repeated: 0, refused: 0, lost: 0 });

const sums = (one: Sum, other: Sum) => ({
  readings: one.readings + other.readings,
  repeated: one.repeated + other.repeated,
  refused: one.refused + other.refused,
  lost: one.lost + other.lost,
});

function medianOf(some: readonly number[]): number | null {
  if (some.length === 0) return null;
  const sorted = some.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
