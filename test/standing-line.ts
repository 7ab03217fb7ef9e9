import { connect, type Socket } from 'node:net';
import { vi } from 'vitest';
import { createDoors } from '#metering/gateway/lines/open-door.ts';
import type { Arrival, Line, LineNeeds, Protocol, RefusedFrame } from '#metering/gateway/lines/protocol.ts';
import type { Finding } from '#kernel/finding.ts';
import { freePort } from './free-port.ts';

export type StandingLine = Awaited<ReturnType<typeof standLine>>;

/**
 * A protocol line on loopback, as a connection opens it. What it passes on is kept here and answered as `take` says; `clock.now` (ms) is
 * set by hand.
 */
export async function standLine(
  protocol: Protocol,
  given: {
    readonly port?: number;
    readonly settings?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
    readonly channels?: readonly string[];
    readonly everyS?: number;
    readonly answerMs?: number;
    readonly take?: (arrival: Arrival) => Promise<void>;
  } = {},
) {
  const clock = { now: Date.parse('2026-03-01T00:20:00Z') };
  const taken: Arrival[] = [];
  const refused: RefusedFrame[] = [];
  const lost: number[] = [];
  const noted: Finding[] = [];
  const patience = { identityMs: 30_000, heldOffMs: 600_000, answerMs: given.answerMs ?? 100 };
  const doors = createDoors({ now: () => clock.now, heldOffMs: patience.heldOffMs });
  const port = given.port ?? (await freePort());
  const { settings = {}, secrets = {}, channels = [], everyS = 900 } = given;
  const connection = { code: 'L1', protocol: protocol.name, host: '127.0.0.1', port, everyS, settings, secrets: Object.keys(secrets) };
  const needs: LineNeeds = {
    connection,
    secrets,
    doors,
    now: () => clock.now,
    channels: () => channels,
    take: async (arrival) => {
      taken.push(arrival);
      await given.take?.(arrival);
    },
    refuse: (one) => void refused.push(one),
    lost: (count) => void lost.push(count),
    note: (finding) => void noted.push(finding),
    state: () => undefined,
    polled: () => undefined,
    profiles: { register: () => null, all: () => [] },
    patience,
  };
  const line: Line = await protocol.open(needs);
  return {
    needs,
    port,
    clock,
    taken,
    refused,
    lost,
    noted,
    why: () => refused.map(({ code }) => code),
    /** Waits for this many refusals. */
    refusals: (count: number) =>
      vi.waitFor(() => {
        if (refused.length < count) throw new Error(`${refused.length} of ${count} were refused`);
      }, 10_000),
    stop: async () => {
      await line.stop();
      await doors.stop();
    },
  };
}

/** A socket to a line that sends raw bytes; `closed` settles when the other side closes it. */
export async function rawSocket(
  port: number,
): Promise<{ readonly socket: Socket; readonly heard: () => Buffer; readonly closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void parts.push(chunk));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((done) => {
    socket.on('close', () => done());
  });
  await Promise.race([new Promise((done) => socket.once('connect', done)), closed]);
  return { socket, heard: () => Buffer.concat(parts), closed };
}
