import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Pool } from 'pg';
import type { Doors } from './lines/open-door.ts';
import type { Intake } from './intake.ts';
import type { Bindings } from './bindings.ts';
import type { Connection, Line, LineNeeds, LineState, Patience, Profiles, Protocol } from './lines/protocol.ts';
import type { Protocols } from './lines/protocol.ts';
import { sinceSpoken, type SpokenNeeds } from './last-spoke.ts';
import { silentDevices, type SilentDevice } from './silent-devices.ts';
import { createCountWriter, createTally, type Tally } from './tally.ts';

export type RunningNeeds = {
  readonly postgres: Pool;
  readonly protocols: Protocols;
  readonly doors: Doors;
  readonly intake: Intake;
  readonly bindings: Bindings;
  readonly readings: SpokenNeeds['readings'];
  readonly now: () => number;
  readonly patience: Patience;
  readonly profiles: () => Profiles;
  readonly secretsOf: (code: string) => Promise<Readonly<Record<string, string>>>;
  readonly warn: (message: string, error?: unknown) => void;
};

type Running = {
  line: Line | null;
  state: LineState;
  trouble: Finding | null;
  isOver: boolean;
  again: NodeJS.Timeout | null;
  silent: readonly SilentDevice[];
};

const againAfter = 10_000;

/** The lines that are open in this process. */
export function createRunning(needs: RunningNeeds) {
  const open = new Map<string, Running>();
  const tallies = new Map<string, Tally>();
  const tallyOf = (code: string): Tally => {
    const held = tallies.get(code) ?? createTally();
    tallies.set(code, held);
    return held;
  };
  const begin = async (connection: Connection, running: Running): Promise<void> => {
    const protocol = needs.protocols.get(connection.protocol);
    if (protocol === undefined || running.isOver) return;
    try {
      const line = await openLine(needs, { protocol, connection, running }, tallyOf(connection.code));
      running.trouble = null;
      if (running.isOver) await line.stop();
      else running.line = line;
    } catch (trouble) {
      running.state = 'failed';
      running.trouble = failedFinding(trouble);
      if (!running.isOver) running.again = setTimeout(() => void begin(connection, running), againAfter).unref();
    }
  };
  const stop = async (code: string): Promise<void> => {
    const running = open.get(code);
    if (running === undefined) return;
    open.delete(code);
    running.isOver = true;
    if (running.again !== null) clearTimeout(running.again);
    await running.line?.stop();
  };
  return {
    tallyOf,
    needsOf: (connection: Connection): Promise<LineNeeds> => lineNeeds(needs, connection, tallyOf(connection.code), unheard),
    /** Opens the line of a connection; retries if it cannot be opened. */
    async start(connection: Connection): Promise<void> {
      await stop(connection.code);
      const running: Running = { line: null, state: 'waiting', trouble: null, isOver: false, again: null, silent: [] };
      open.set(connection.code, running);
      await begin(connection, running);
    },
    stop,
    state: (code: string): LineState | null => open.get(code)?.state ?? null,
    silent: (code: string): readonly SilentDevice[] => open.get(code)?.silent ?? [],
    trouble: (code: string): Finding | null => open.get(code)?.trouble ?? null,
    stopAll: async (): Promise<void> => void (await Promise.all([...open.keys()].map(stop))),
    ...createCountWriter(needs, tallies),
    forget: (code: string): void => void tallies.delete(code),
  };
}

export type Lines = ReturnType<typeof createRunning>;

type Opening = { readonly protocol: Protocol; readonly connection: Connection; readonly running: Running };

async function openLine(needs: RunningNeeds, { protocol, connection, running }: Opening, tally: Tally): Promise<Line> {
  const heard = heardBy(needs, { protocol, connection: connection.code }, running);
  return protocol.open(await lineNeeds(needs, connection, tally, heard));
}

/** What a line reports about its state. */
type Heard = Pick<LineNeeds, 'state' | 'polled'>;

/** For a line that is used once. */
const unheard: Heard = { state: () => undefined, polled: () => undefined };

type DeviceLine = { readonly protocol: Protocol; readonly connection: string };

/** Keeps the state of a line, and the devices that left every request of its last round unanswered. */
const heardBy = (needs: HeardNeeds, of: DeviceLine, running: Running): Heard => ({
  state: (state) => void (running.state = state),
  polled: (round) => {
    const before = running.silent;
    running.silent = silentDevices(of.protocol, round, before, needs.now());
    void keepSince(needs, of, running, before);
  },
});

type HeardNeeds = Pick<RunningNeeds, 'now' | 'readings' | 'bindings' | 'warn'>;

/** Newly silent devices have been silent since their last value; until that is known, since the first unanswered request. */
async function keepSince(needs: HeardNeeds, of: DeviceLine, running: Running, before: readonly SilentDevice[]): Promise<void> {
  const asked = running.silent;
  try {
    const told = await sinceSpoken(needs, { ...of, now: needs.now() }, asked, before);
    const since = new Map(told.map((one) => [one.device, one.since]));
    running.silent = running.silent.map((one) => ({ ...one, since: Math.min(one.since, since.get(one.device) ?? one.since) }));
  } catch (trouble) {
    if (!running.isOver) needs.warn(`${of.connection}: the last values of its silent devices could not be read`, trouble);
  }
}

async function lineNeeds(
  { doors, intake, bindings, now, patience, profiles, secretsOf }: RunningNeeds,
  connection: Connection,
  tally: Tally,
  heard: Heard,
): Promise<LineNeeds> {
  return {
    connection,
    secrets: await secretsOf(connection.code),
    doors,
    now,
    patience,
    profiles: profiles(),
    channels: () => bindings.channels(connection.code),
    take: (arrival) => intake.take(connection, arrival, tally),
    refuse: (refused) => tally.refuse(refused, now()),
    lost: (count) => {
      tally.add({ lost: count });
      tally.note({ code: 'polls-lost', severity: 'error', evidence: { count } });
    },
    note: (finding) => tally.note(finding),
    ...heard,
  };
}

function failedFinding(trouble: unknown): Finding {
  if (trouble instanceof Problem) return { code: trouble.code, severity: 'error', evidence: trouble.evidence };
  const why = trouble instanceof Error ? trouble.message : String(trouble);
  return { code: 'connection-failed', severity: 'error', evidence: { why } };
}
