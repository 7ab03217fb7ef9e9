import { createServer, type Socket, type Server } from 'node:net';
import { createFrameReader } from '../codec/bytes.ts';
import { cjt188Cutter, encodeCjt188, heatReply } from '../codec/cjt188.ts';
import { dlt645Cutter, encodeDlt645, replyOf } from '../codec/dlt645.ts';
import { encodeModbus, modbusCutter } from '../codec/modbus-frame.ts';

/** A device on loopback: its port, and how to stop it. */
export type FieldDevice = { readonly port: number; readonly stop: () => Promise<void> };

/** Where a device is to run; port 0: any free port. */
export type Place = { readonly host: string; readonly port: number };

const anywhere: Place = { host: '127.0.0.1', port: 0 };

export async function device({ host, port }: Place, come: (socket: Socket) => void): Promise<FieldDevice> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    come(socket);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return {
    port: (server.address() as { port: number }).port,
    stop: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** Answers DL/T 645 requests with the current value; null: no answer. */
export function answerDlt645(socket: Socket, value: (address: string) => number | null): void {
  const read = createFrameReader(dlt645Cutter);
  socket.on('data', (chunk: Buffer) => {
    for (const cut of read(chunk)) {
      const told = 'frame' in cut ? value(cut.frame.address) : null;
      if ('frame' in cut && told !== null) socket.write(encodeDlt645(replyOf(cut.frame, told)));
    }
  });
}

/** A gateway in front of DL/T 645 meters. */
export const dlt645Gateway = (value: (address: string) => number | null, place = anywhere): Promise<FieldDevice> =>
  device(place, (socket) => answerDlt645(socket, value));

/** A gateway in front of heat meters. */
export const cjt188Gateway = (values: () => Parameters<typeof heatReply>[1], place = anywhere): Promise<FieldDevice> =>
  device(place, (socket) => {
    const read = createFrameReader(cjt188Cutter);
    socket.on('data', (chunk: Buffer) => {
      for (const cut of read(chunk)) if ('frame' in cut) socket.write(encodeCjt188(heatReply(cut.frame, values())));
    });
  });

/** A Modbus device with these registers; for any other it answers with exception 2. */
export const modbusDevice = (register: (address: number) => number | undefined, place = anywhere): Promise<FieldDevice> =>
  device(place, (socket) => {
    const read = createFrameReader(modbusCutter);
    socket.on('data', (chunk: Buffer) => {
      for (const cut of read(chunk)) {
        if (!('frame' in cut)) continue;
        const { data, code } = cut.frame;
        const [from, count] = [data.readUInt16BE(0), data.readUInt16BE(2)];
        const words = Array.from({ length: count }, (_, at) => register(from + at));
        const known = words.every((word) => word !== undefined);
        const body = Buffer.alloc(count * 2 + 1);
        body[0] = count * 2;
        words.forEach((word, at) => body.writeUInt16BE(word ?? 0, 1 + at * 2));
        socket.write(encodeModbus(known ? { ...cut.frame, data: body } : { ...cut.frame, code: code | 0x80, data: Buffer.from([2]) }));
      }
    });
  });
