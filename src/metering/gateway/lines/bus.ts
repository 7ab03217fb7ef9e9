import type { Socket } from 'node:net';
import { createFrameReader, type Cutter } from '../codec/bytes.ts';

/** A request to a meter. `channel` names it; `misfit` says why a frame does not answer it, null if it does. */
export type Question<Frame> = {
  readonly channel: string;
  readonly request: Buffer;
  readonly misfit: (frame: Frame) => string | null;
};

/** A line to meters behind a gateway: one request at a time, each answered by one frame or none. */
export type Bus<Frame> = { readonly ask: (question: Question<Frame>, answerMs: number) => Promise<BusAnswer<Frame>> };

/** `fault`: `no-answer`, `line-broken`, or what was sent instead of an answer. */
export type BusAnswer<Frame> = { readonly frame: Frame; readonly bytes: Buffer } | { readonly fault: string; readonly bytes: Buffer };

/** Called for an answer that arrived after it was given up, this long (ms) after the request. */
export type Lateness = { readonly now: () => number; readonly late: (channel: string, ms: number) => void };

type PendingQuestion<Frame> = { readonly question: Question<Frame>; readonly at: number };

/**
 * Talks over a socket. What comes late, or for another meter, answers no request: it is dropped, and the answer to the current request is
 * still awaited.
 */
export function createBus<Frame>(socket: Socket, cutter: Cutter<Frame>, { now, late }: Lateness): Bus<Frame> {
  const owed = new Map<string, PendingQuestion<Frame>>();
  /** @returns whether it answers a request that was given up; reported once */
  const isLate = (frame: Frame): boolean => {
    const found = [...owed.values()].find(({ question }) => question.misfit(frame) === null);
    if (found === undefined) return false;
    owed.delete(found.question.channel);
    late(found.question.channel, now() - found.at);
    return true;
  };
  let read = createFrameReader(cutter);
  let heard: (frame: Frame) => unknown = isLate;
  let bytes: Buffer[] = [];
  let broken: (() => void) | null = null;
  socket.on('data', (chunk: Buffer) => {
    if (bytes.length < 100) bytes.push(chunk);
    for (const cut of read(chunk)) if ('frame' in cut) heard(cut.frame);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => broken?.());
  let turn: Promise<unknown> = Promise.resolve();
  const one = (question: Question<Frame>, answerMs: number): Promise<BusAnswer<Frame>> =>
    new Promise((done) => {
      const asked = { question, at: now() };
      let fault = 'no-answer';
      read = createFrameReader(cutter);
      bytes = [];
      const end = (answer: BusAnswer<Frame>): void => {
        clearTimeout(timer);
        heard = isLate;
        broken = null;
        done(answer);
      };
      const timer = setTimeout(() => {
        owed.set(question.channel, asked);
        end({ fault, bytes: Buffer.concat(bytes) });
      }, answerMs);
      heard = (frame) => {
        const misfit = question.misfit(frame);
        if (misfit === null) {
          // it may answer either of the two; there is no way to tell
          if (owed.get(question.channel)?.question.misfit(frame) === null) owed.delete(question.channel);
          end({ frame, bytes: Buffer.concat(bytes) });
        } else if (!isLate(frame)) fault = misfit;
      };
      broken = () => end({ fault: 'line-broken', bytes: Buffer.concat(bytes) });
      if (socket.destroyed) broken();
      else socket.write(question.request);
    });
  return {
    ask(question, answerMs) {
      const next = turn.then(() => one(question, answerMs));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}
