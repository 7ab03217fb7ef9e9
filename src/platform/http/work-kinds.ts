import type { Address } from './address-book.ts';

/**
 * Work that is alike in what it takes: a file on its way in, a file being read, a message of live readings, a file on its way out, a
 * question that reads or calculates much, a few rows that every page asks for, all else.
 */
export type Kind = 'upload' | 'import' | 'live' | 'download' | 'heavy' | 'usual' | 'light';

export type Room = {
  /** So much goes on at once. */
  readonly atOnce: number;
  /** Of one asker. */
  readonly share: number;
  /** So much more may wait for it. */
  readonly waiting: number;
  /** Of one asker. */
  readonly waitingShare: number;
  /** No longer than this. */
  readonly waitSeconds: number;
  /** After how many seconds whoever was refused may try again. */
  readonly comeBackSeconds: number;
};

/** For a machine of two cores and four gigabytes; a larger one is more than served by them. */
export const rooms: Readonly<Record<Kind, Room>> = {
  upload: { atOnce: 16, share: 8, waiting: 64, waitingShare: 32, waitSeconds: 30, comeBackSeconds: 10 },
  import: { atOnce: 4, share: 3, waiting: 32, waitingShare: 24, waitSeconds: 60, comeBackSeconds: 10 },
  // messages wait for one another, to be written together: many are on their way at once, and none keeps a question out
  live: { atOnce: 512, share: 384, waiting: 512, waitingShare: 384, waitSeconds: 20, comeBackSeconds: 2 },
  // each may hold a connection to PostgreSQL for as long as its reader takes: half of those that there are
  download: { atOnce: 6, share: 3, waiting: 64, waitingShare: 32, waitSeconds: 30, comeBackSeconds: 10 },
  // what is calculated is so in one thread: two of one person keep it busy, and more would only make all others wait
  heavy: { atOnce: 6, share: 2, waiting: 64, waitingShare: 48, waitSeconds: 30, comeBackSeconds: 5 },
  // nobody knows of each address how much it reads for a large city: one person takes half of the room, and more of theirs waits
  usual: { atOnce: 16, share: 8, waiting: 768, waitingShare: 576, waitSeconds: 30, comeBackSeconds: 3 },
  light: { atOnce: 128, share: 96, waiting: 1024, waitingShare: 768, waitSeconds: 20, comeBackSeconds: 2 },
};

/** Addresses, without `/api/`, whose answers read much. */
const heavy = [
  /^imports\/[^/]+\/(?:file|rows)$/u,
  // all that is known, 1.4 MB of it
  /^knowledge$/u,
  /^(?:exports|quota|explain|weather|backups|meter-verification|solar)\//u,
  /^(?:rank|map|completeness|doctor|backups|candidates|city|obligations|public|disclosure|findings|silent-meters|metrics|paces)(?:\/|$)/u,
  /^(?:retrofit-progress|retrofit-candidates|capability|stock|temperature\/control|targets\/progress|carbon\/inventory)(?:\/|$)/u,
  /^heat\/(?:index|forecast|report|season-state|sample-map|arrears|purchases\/chain|substations\/[^/]+\/balance)$/u,
  /^indicators\/[^/]+\/value$/u,
  /^(?:buildings|meters)\/[^/]+\/(?:use|hours|years|flow|temperature|typing|obligations|energy-report|balance|meter-tree)(?:\/|$)/u,
];

/** Addresses, without `/api/`, that every page asks for, or that wait for news: a few rows, found by their key. */
const light = /^(?:auth|me|jobs|notices|settings|search|drafts|building-views|todo)(?:\/|$)/u;

/** A usual message of live readings is far smaller: 100 readings are 5 KB. */
const messageBytes = 128 * 1024;

/** Whether a request hands over a file as it is. */
export const isUpload = ({ path, method }: Pick<Address, 'path' | 'method'>): boolean =>
  path === '/files' || path === '/public/case-link/files' || (path === '/uploads' && method === 'POST');

/** Which kind a request is of. @param path of the request, with `/api` @param bytes of its body, 0 where it has none */
export function kindOf(address: Pick<Address, 'method' | 'path' | 'download' | 'action'>, path: string, bytes: number): Kind {
  if (address.path === '/uploads' && address.method === 'POST') return 'import';
  if (isUpload(address)) return 'upload';
  if (address.download) return 'download';
  if (address.method === 'POST' && (address.path.startsWith('/imports/') || address.path === '/undo')) return 'import';
  if (address.path === '/readings/live' && bytes <= messageBytes) return 'live';
  // with a slash at its end it is the same address
  const name = path.slice('/api/'.length).replace(/\/$/u, '');
  if (light.test(name)) return 'light';
  // a question that comes as a body is something to be calculated
  const isCalculated = address.method === 'POST' && address.action === 'view';
  return isCalculated || heavy.some((one) => one.test(name)) ? 'heavy' : 'usual';
}
