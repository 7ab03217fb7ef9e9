import { BlockList, createServer, isIP, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { Problem } from '#kernel/problem.ts';

/** A connection that shares a listening port: the addresses it allows, and its callback for refusals. */
export type Member = {
  readonly code: string;
  readonly allow: string | undefined;
  readonly refused: (from: string, code: string) => void;
};

/** Where a port is opened. Connections share it if all of this is equal. */
export type Doorway = {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
};

/** A port as seen by the connections that share it. */
export type DoorSide<M extends Member> = {
  readonly members: () => readonly M[];
  /**
   * Records a failed attempt of an identity at this port (three within ten minutes hold it off, for callers from this address), or of a
   * caller without an identity (an address is held off at a rate that no honest site reaches). @returns whether either is held off now
   * @param account shared by the devices of a site: one device with an old password does not block the others, but thirty attempts under
   * changing names do
   */
  readonly failed: (address: string, identity?: string, account?: string) => boolean;
  /** Whether this identity, or its account, is currently held off and not judged. */
  readonly isHeldOff: (address: string, identity: string, account?: string) => boolean;
};

/** Handles callers at a port, for all connections that share it; closed with the port. */
export type DoorService<M extends Member> = {
  readonly serve: (socket: Socket, side: DoorSide<M>, from: string) => void;
  readonly close: () => Promise<void> | void;
};

type Open = {
  readonly kind: string;
  readonly secure: boolean;
  readonly server: Server;
  readonly members: Map<object, Member>;
  readonly sockets: Set<Socket>;
  readonly closed: () => Promise<void> | void;
};

/** For an identity claimed at a port by callers from one address. */
const mostOfIdentity = 3;
/** For an account, by devices that are not held off. */
const mostOfAccount = 30;
/**
 * For an address as a whole, over all ports: one site has hundreds of collectors behind one address, and a few with a wrong key, which try
 * again every half minute, must not block the others.
 */
const mostOfAddress = 3000;
const failuresWithin = 600_000;
const mostKept = 10_000;
const mostSockets = 10_000;

export type Doors = ReturnType<typeof createDoors>;

/** The ports on which devices dial in; each is opened with the first connection that listens on it and closed with the last. */
export function createDoors(needs: { readonly now: () => number; readonly heldOffMs: number }) {
  const doors = new Map<string, Open>();
  const held = createFailedTries(needs);
  return {
    /**
     * Joins a port, and opens it for the first connection. Throws `port-in-use`, `port-shared-otherwise`.
     * @param kind protocols of one kind share it @param service creates the handler of callers @returns a function that leaves it again
     */
    async join<M extends Member>(
      kind: string,
      way: Doorway,
      member: M,
      service: () => DoorService<M> | Promise<DoorService<M>>,
    ): Promise<{ readonly port: number; readonly leave: () => Promise<void> }> {
      const key = `${way.host}|${way.port}`;
      let door = doors.get(key);
      if (door !== undefined && (door.kind !== kind || door.secure !== (way.tls !== null)))
        throw new Problem('conflict', 'port-shared-otherwise', { port: way.port });
      // the service of a door knows the members of its own kind only
      door ??= await open(kind, way, held, (await service()) as unknown as DoorService<Member>);
      const port = portOf(door.server);
      const places = way.port === 0 ? [`${way.host}|${port}`] : [key];
      for (const place of places) doors.set(place, door);
      door.members.set(member, member);
      const opened = door;
      return {
        port,
        leave: async () => {
          opened.members.delete(member);
          if (opened.members.size > 0) return;
          for (const place of places) doors.delete(place);
          await close(opened);
        },
      };
    },
    stop: async (): Promise<void> => {
      await Promise.all([...doors.values()].map(close));
      doors.clear();
    },
  };
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

type FailedTries = ReturnType<typeof createFailedTries>;

function createFailedTries({ now, heldOffMs }: { readonly now: () => number; readonly heldOffMs: number }) {
  const failures = new Map<string, { readonly began: number; count: number }>();
  const until = new Map<string, number>();
  return {
    is: (who: string): boolean => (until.get(who) ?? 0) > now(),
    /** @param most this many within ten minutes of the first hold it off */
    failed(who: string, most: number): boolean {
      const before = failures.get(who);
      const own = before !== undefined && before.began > now() - failuresWithin ? before : { began: now(), count: 0 };
      own.count += 1;
      failures.delete(who);
      if (own.count < most) failures.set(who, own);
      else {
        until.delete(who);
        until.set(who, now() + heldOffMs);
      }
      for (const map of [failures, until]) for (const oldest of map.keys()) if (map.size > mostKept) map.delete(oldest);
      return own.count >= most;
    },
  };
}

async function open(kind: string, { host, port, tls }: Doorway, held: FailedTries, service: DoorService<Member>) {
  const members = new Map<object, Member>();
  const sockets = new Set<Socket>();
  const named = (address: string, identity: string): string => `${host}|${port}|${address}|${identity.slice(0, 200)}`;
  const side: DoorSide<Member> = {
    members: () => [...members.values()],
    failed: (address, identity, account) => {
      const isIdentity = identity !== undefined && held.failed(named(address, identity), mostOfIdentity);
      if (account !== undefined) held.failed(named(address, account), mostOfAccount);
      return held.failed(address, mostOfAddress) || isIdentity;
    },
    isHeldOff: (address, ...claimed) => claimed.some((one) => one !== undefined && held.is(named(address, one))),
  };
  const come = (socket: Socket): void => {
    const address = plainAddress(socket.remoteAddress);
    const inside = [...members.values()].filter(({ allow }) => lets(allow, address));
    socket.on('error', () => socket.destroy());
    if (inside.length === 0 || held.is(address) || sockets.size >= mostSockets) {
      const code = inside.length === 0 ? 'address-not-allowed' : 'address-held-off';
      for (const member of members.values()) member.refused(address, code);
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    service.serve(socket, { ...side, members: () => side.members().filter(({ allow }) => lets(allow, address)) }, address);
  };
  const server = tls === null ? createServer(come) : createSecureServer(tls, come);
  // a client that aborts a handshake is not a problem of ours
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      failed(
        new Problem('conflict', cause.code === 'EADDRINUSE' ? 'port-in-use' : 'port-not-opened', { host, port, said: cause.code ?? '' }),
      ),
    );
    server.listen(port, host, done);
  });
  server.on('error', () => undefined);
  return { kind, secure: tls !== null, server, members, sockets, closed: service.close };
}

async function close({ server, sockets, closed }: Open): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((done) => {
    server.close(() => done());
  });
  await closed();
}

/** An address without the prefix that IPv4 has on an IPv6 socket. */
export const plainAddress = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/u, '');

/** Whether an address is in one of these ranges, `10.0.0.0/8,192.168.1.5`; always true if none are given. */
export function lets(ranges: string | undefined, address: string): boolean {
  if (ranges === undefined) return true;
  const list = rangesOf(ranges);
  const version = isIP(address);
  return list !== null && version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Parses ranges of addresses; null if one of them is invalid. */
export function rangesOf(text: string): BlockList | null {
  const list = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits] = part.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const length = bits === undefined ? most : Number(bits);
    if (version === 0 || !/^\d*$/u.test(bits ?? '') || bits === '' || length > most) return null;
    list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
