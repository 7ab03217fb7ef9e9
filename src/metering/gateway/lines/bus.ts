import type { Socket } from 'node:net';
import { createFrameReader, type Cutter } from '../codec/bytes.ts';

/** A line to meters behind a gateway: one question at a time, each answered by one frame or by none. */
export type Bus<Frame> = {
  readonly ask: (request: Buffer, isAnswer: (frame: Frame) => boolean, answerMs: number) => Promise<BusAnswer<Frame>>;
};

export type BusAnswer<Frame> =
  | { readonly frame: Frame; readonly bytes: Buffer }
  | { readonly fault: 'no-answer' | 'line-broken'; readonly bytes: Buffer };

/** Talks over a socket. What comes late, or for another meter, answers no question: it is dropped before the next one. */
export function createBus<Frame>(socket: Socket, cutter: Cutter<Frame>): Bus<Frame> {
  let read = createFrameReader(cutter);
  let heard: ((frame: Frame) => void) | null = null;
  let bytes: Buffer[] = [];
  let broken: (() => void) | null = null;
  socket.on('data', (chunk: Buffer) => {
    if (bytes.length < 100) bytes.push(chunk);
    for (const cut of read(chunk)) if ('frame' in cut) heard?.(cut.frame);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => broken?.());
  let turn: Promise<unknown> = Promise.resolve();
  const one = (request: Buffer, isAnswer: (frame: Frame) => boolean, answerMs: number): Promise<BusAnswer<Frame>> =>
    new Promise((done) => {
      read = createFrameReader(cutter);
      bytes = [];
      const end = (answer: BusAnswer<Frame>): void => {
        clearTimeout(timer);
        heard = null;
        broken = null;
        done(answer);
      };
      const timer = setTimeout(() => end({ fault: 'no-answer', bytes: Buffer.concat(bytes) }), answerMs);
      heard = (frame) => {
        if (isAnswer(frame)) end({ frame, bytes: Buffer.concat(bytes) });
      };
      broken = () => end({ fault: 'line-broken', bytes: Buffer.concat(bytes) });
      if (socket.destroyed) broken();
      else socket.write(request);
    });
  return {
    ask(request, isAnswer, answerMs) {
      const next = turn.then(() => one(request, isAnswer, answerMs));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}
