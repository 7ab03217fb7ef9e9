import { connect, createServer, type Server, type Socket } from 'node:net';

export type Line = Awaited<ReturnType<typeof openLine>>;

/**
 * A line to a program that can be cut: offline emulation in the browser affects neither the worker of a page nor a page that is reloaded,
 * and a missing line affects all of them.
 * @param port of loopback, on which it listens @param to where the program is, such as `http://localhost:8080`
 */
export async function openLine(port: number, to: string) {
  const sockets = new Set<Socket>();
  const target = Number(new URL(to).port);
  const listen = (): Promise<Server> => {
    const server = createServer((near) => {
      const far = connect(target, new URL(to).hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    return new Promise((done) => {
      server.listen(port, 'localhost', () => done(server));
    });
  };
  let server = await listen();
  const cut = async (): Promise<void> => {
    const closed = new Promise((done) => {
      server.close(done);
    });
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: `http://localhost:${port}`,
    cut,
    mend: async (): Promise<void> => {
      server = await listen();
    },
  };
}
