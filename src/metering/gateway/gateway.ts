import type { Say } from '#platform/list-intake/job.ts';
import { type Lies } from '#kernel/trail.ts';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type Ledger } from '#platform/ledger/ledger.ts';
import * as arrivals from './arrival-store.ts';
import { bindChannels, type BoundChannel, unbindChannels, type WantedChannel } from './binding.ts';
import { type Bindings, createBindings } from './bindings.ts';
import { channelKind } from './channel-kind.ts';
import { channels } from './channel-store.ts';
import * as store from './connection-store.ts';
import type { KeptConnection } from './connection-store.ts';
import { type CollectorCall, dialCollector } from './lines/collector-caller.ts';
import { createDoors } from './lines/open-door.ts';
import type { GatewayNeeds } from './gateway-needs.ts';
import { createMeterMaker } from './make-meters.ts';
import { createIntake } from './intake.ts';
import type { Patience, Protocol, Protocols } from './lines/protocol.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { createRunning, type Lines } from './running.ts';
import { changedConnection, type ConnectionChange, type ConnectionGiven, connectionOf, everyText, refusePlace } from './settings.ts';
import { silence } from './silence.ts';
import { deviceFindings } from './silent-devices.ts';
import { discoverChannels, testChannels, type TestedChannels, type TestNeeds } from './testing.ts';
import type { ConnectionState } from './vocabulary.ts';

/** A connection as returned to callers: never with the values of its secrets. */
export type ShownConnection = Omit<KeptConnection, 'isOn' | 'everyS'> & {
  readonly state: ConnectionState;
  readonly every: string;
  readonly unbound: number;
  readonly skewSeconds: number | null;
  readonly frame: Buffer | null;
  /** The content of the last frame, in words. */
  readonly frameWords: LocalizedText | null;
  readonly findings: readonly Finding[];
};

const usualPatience: Patience = { identityMs: 30_000, heldOffMs: 600_000, answerMs: 5000 };
const kept = { unboundMs: 30 * 86_400_000, takenMs: 48 * 3_600_000 };
const secretName = (code: string): string => `connection:${code}`;

/** Loads all protocols: each `*-line.ts` of `lines/` exports its own. A new protocol is that file and its codec; no list names them. */
export async function loadProtocols(): Promise<Protocols> {
  const folder = path.join(import.meta.dirname, 'lines');
  const files = readdirSync(folder).filter((name) => name.endsWith('-line.ts'));
  const modules = await Promise.all(
    files.toSorted().map((name) => import(path.join(folder, name)) as Promise<{ protocols: readonly Protocol[] }>),
  );
  return new Map(modules.flatMap(({ protocols }) => protocols.map((one) => [one.name, one] as const)));
}

export type Gateway = ReturnType<typeof createGateway>;

async function liesOf({ postgres }: GatewayNeeds, code: string): Promise<Lies> {
  const bound = await channels(postgres, programScope, code);
  return { where: bound.length === 0 ? [null] : [...new Set(bound.map(({ series }) => `series:${series}` as const))] };
}

/**
 * Connections by which devices come in, and their channels, bound to series. Their values go to the live lane.
 * @example await gateway.add(scope, { code: 'K1', protocol: 'collector' }); await gateway.turn(scope, 'K1', true)
 */
export function createGateway(needs: GatewayNeeds) {
  const { postgres, now, registry, points, readings, protocols, profiles, ending, warn } = needs;
  const patience = needs.patience ?? usualPatience;
  const doors = createDoors({ now, heldOffMs: patience.heldOffMs });
  const bindings = createBindings({ postgres, registry, points });
  let isServing = false;
  let reading: Promise<void> = Promise.resolve();
  const written = () => void reload().catch(() => undefined);
  const ledger = createLedger(channelKind({ registry, points, protocols, profiles, written }), needs);
  const makeOne = createMeterMaker(
    needs,
    (scope, code, set) => ledger.add(scope, { code, set }),
    () => reload(),
  );
  const intake = createIntake({ postgres, readings: needs.readings, bindings, now, ending, warn, create: makeOne });
  const secretsOf = async (code: string) =>
    JSON.parse((await needs.access.secretNamed(secretName(code))) ?? '{}') as Record<string, string>;
  const lines = createRunning({ postgres, protocols, doors, intake, bindings, readings, now, patience, profiles, secretsOf, warn });

  /** Reloads the channels, and stores what waited for those that are bound now. Runs one after another. */
  function reload(): Promise<void> {
    return (reading = reading.catch(() => undefined).then(() => bindings.load(drain)));
  }
  async function drain(connection: string, some: readonly string[]): Promise<void> {
    const [one] = await store.connections(postgres, programScope, connection);
    if (one !== undefined && isServing) await intake.drain(one, some, lines.tallyOf(one.code));
  }
  const need = async (scope: Scope, code: string): Promise<KeptConnection> => {
    const [one] = await store.connections(postgres, scope, code);
    if (one === undefined) throw new Problem('not-found', 'no-such-connection', { connection: code });
    return one;
  };
  const context: Context = { needs, lines, bindings, need, secretsOf };
  return {
    protocols: () => [...protocols.values()],
    profiles,
    ...connectionVerbs(context),
    ...channelVerbs(context, ledger, reload),
    ...testVerbs(context),
    /** Where a connection belongs: to the regions of its bound series; to the whole program if nothing is bound. */
    lies: (code: string): Promise<Lies> => liesOf(needs, code),
    reload,
    /** Opens the lines that were on. */
    async start(): Promise<void> {
      isServing = true;
      await reload();
      const on = (await store.connections(postgres, programScope)).filter((one) => one.isOn);
      await Promise.all(on.map((one) => lines.start(one)));
    },
    async stop(): Promise<void> {
      await lines.stopAll();
      await doors.stop();
      await lines.writeCounts().catch(() => undefined);
    },
    writeCounts: lines.writeCounts,
    /** Stores what arrived for channels while they were being bound. */
    async sweep(): Promise<void> {
      await reload();
      await drainLeft(postgres, drain);
    },
    letGo: () =>
      arrivals.dropOld(postgres, wholeProgram, { unbound: new Date(now() - kept.unboundMs), taken: new Date(now() - kept.takenMs) }),
    isServing: () => isServing,
  };
}

const outwards = {
  /** Dials another centre as a collector does; the caller who holds the line closes it. */
  dialCollector: (call: CollectorCall) => dialCollector(call),
};

async function drainLeft(postgres: Pool, drain: (connection: string, channels: readonly string[]) => Promise<void>): Promise<void> {
  const left = Map.groupBy(await arrivals.boundThatWait(postgres, wholeProgram), ({ connection }) => connection);
  for (const [connection, some] of left)
    await drain(
      connection,
      some.map(({ channel }) => channel),
    );
}

function testVerbs({ needs, lines, need, bindings }: Context) {
  const testing: TestNeeds = { ...needs, lines, bindings };
  const { protocols } = needs;
  return {
    /** Reads channels once; stores nothing. If devices send by themselves: what waits or arrived last. */
    test: async (scope: Scope, code: string, some?: readonly string[]): Promise<TestedChannels> => {
      const one = await need(scope, code);
      return testChannels(testing, scope, one, protocols.get(one.protocol), some);
    },
    discover: async (scope: Scope, code: string, address: string): Promise<TestedChannels> => {
      const one = await need(scope, code);
      return discoverChannels(testing, scope, one, protocols.get(one.protocol), address);
    },
  };
}

function channelVerbs({ needs, need }: Context, ledger: Ledger, reload: () => Promise<void>) {
  const { postgres } = needs;
  return {
    /** Binds channels by hand; their waiting values are stored. @param isPreview only checks the values */
    async bindChannels(scope: Scope, code: string, wanted: readonly WantedChannel[], isPreview: boolean): Promise<BoundChannel[]> {
      const done = await bindChannels({ ...needs, ledger }, scope, await need(scope, code), wanted, isPreview);
      if (!isPreview) await reload();
      return done;
    },
    async unbindChannels(scope: Scope, code: string, some: readonly string[]) {
      const done = await unbindChannels({ ledger }, scope, await need(scope, code), some);
      await reload();
      return done;
    },

    ...outwards,
    importChannels: async (scope: Scope, ask: ImportGiven, say: Say) => {
      const run = await ledger.importFile(scope, ask, say);
      await reload();
      return run;
    },
    channels: (scope: Scope, connection?: string) => channels(postgres, scope, connection),
    unbound: (scope: Scope, connection: string | null) =>
      'all' in scope.sees ? arrivals.waitingChannels(postgres, wholeProgram, connection, 1000) : Promise.resolve([]),
    examine: ledger.examine,
  };
}

type Context = {
  readonly needs: GatewayNeeds;
  readonly lines: Lines;
  readonly bindings: Bindings;
  readonly need: (scope: Scope, code: string) => Promise<KeptConnection>;
  readonly secretsOf: (code: string) => Promise<Readonly<Record<string, string>>>;
};

/** Reads connections as they are shown: one, or all that the scope sees. */
function shownVerb({ needs: { postgres, protocols, now }, lines, need, bindings }: Omit<Context, 'secretsOf'>) {
  return async (scope: Scope, code?: string): Promise<ShownConnection[]> => {
    const { held, unbound } = await lines.readBetweenWrites(async () => ({
      held: code === undefined ? await store.connections(postgres, scope) : [await need(scope, code)],
      unbound: await arrivals.countWaiting(postgres, wholeProgram),
    }));
    return held.map((one) =>
      present(one, {
        lines,
        protocol: protocols.get(one.protocol),
        waiting: unbound.get(one.code) ?? 0,
        bound: bindings.channels(one.code).length,
        now: now(),
      }),
    );
  };
}

function connectionVerbs({ needs, lines, need, secretsOf, bindings }: Context) {
  const { postgres, now, access, protocols, audit } = needs;
  const protocolNamed = (name: string) => {
    const protocol = protocols.get(name);
    if (protocol === undefined)
      throw new Problem('bad-input', 'no-such-protocol', { protocol: name, known: [...protocols.keys()].join(' ') });
    return protocol;
  };
  const shown = shownVerb({ needs, lines, need, bindings });
  const shownOne = async (scope: Scope, code: string): Promise<ShownConnection> => (await shown(scope, code))[0] as ShownConnection;
  return {
    /** Adds a connection, off. Throws `code-taken`, `no-such-protocol` and what `connectionOf` throws. */
    async add(scope: Scope, given: ConnectionGiven): Promise<ShownConnection> {
      const one = connectionOf(given, protocolNamed(given.protocol));
      if (!(await store.addConnection(postgres, scope, one, now()))) throw new Problem('conflict', 'code-taken', { code: one.code });
      if (one.secrets.length > 0) await access.keepSecret(secretName(one.code), JSON.stringify(given.secret));
      await audit(scope, { action: 'connection-add', subject: `connection:${one.code}`, detail: { protocol: one.protocol } });
      return shownOne(scope, one.code);
    },
    /**
     * Changes a connection; if it is on, it is reopened with the change. An empty text removes a setting or a secret; what is not named
     * stays. Throws what `add` throws.
     */
    async set(scope: Scope, code: string, change: ConnectionChange, isServing: boolean): Promise<ShownConnection> {
      const one = await need(scope, code);
      const held = await secretsOf(code);
      const { connection, secrets } = changedConnection(one, change, held, protocolNamed(one.protocol));
      if (connection.secrets.length > 0) await access.keepSecret(secretName(code), JSON.stringify(secrets));
      else await access.dropSecret(secretName(code));
      await store.changeConnection(postgres, checkedByCaller, connection);
      const { secret = {}, ...said } = change;
      await audit(scope, { action: 'connection-set', subject: `connection:${code}`, detail: { ...said, secrets: Object.keys(secret) } });
      if (one.isOn && isServing) await lines.start({ ...one, ...connection });
      return shownOne(scope, code);
    },
    /** Opens or closes a connection until the next call: a restart changes nothing. */
    async turn(scope: Scope, code: string, isOn: boolean, isServing: boolean): Promise<ShownConnection> {
      const one = await need(scope, code);
      if (isOn) refusePlace(one, protocolNamed(one.protocol));
      await store.setOn(postgres, checkedByCaller, code, isOn);
      await audit(scope, { action: isOn ? 'connection-on' : 'connection-off', subject: `connection:${code}` });
      await (isOn && isServing ? lines.start(one) : lines.stop(code));
      return shownOne(scope, code);
    },
    async remove(scope: Scope, code: string): Promise<void> {
      await need(scope, code);
      const region = await liesOf(needs, code);
      await lines.stop(code);
      await store.removeConnection(postgres, checkedByCaller, code);
      await access.dropSecret(secretName(code));
      lines.forget(code);
      await audit(scope, { action: 'connection-remove', subject: `connection:${code}`, region });
    },
    show: shownOne,
    list: (scope: Scope): Promise<ShownConnection[]> => shown(scope),
  };
}

type Around = {
  readonly lines: Lines;
  readonly protocol: Protocol | undefined;
  readonly waiting: number;
  readonly bound: number;
  readonly now: number;
};

function present(one: KeptConnection, { lines, protocol, waiting, bound, now }: Around): ShownConnection {
  const { isOn, everyS, ...rest } = one;
  const tally = lines.tallyOf(one.code);
  const fresh = tally.unwritten();
  const trouble = lines.trouble(one.code);
  const state = isOn ? (lines.state(one.code) ?? 'waiting') : 'off';
  const last = fresh.last ?? one.last;
  const frame = tally.lastFrame();
  return {
    ...rest,
    every: everyText(everyS),
    state,
    last,
    readings: one.readings + fresh.readings,
    repeated: one.repeated + fresh.repeated,
    refused: one.refused + fresh.refused,
    lost: one.lost + fresh.lost,
    unbound: waiting,
    skewSeconds: tally.skewSeconds(),
    frame,
    frameWords: frame === null ? null : (protocol?.frameText?.(frame) ?? null),
    findings: [
      ...(trouble === null ? [] : [trouble]),
      ...silence(one, protocol?.way ?? 'listens', { state, last, bound, waiting, now }),
      ...(state === 'off' ? [] : deviceFindings(lines.silent(one.code))),
      ...tally.findings(),
    ],
  };
}
