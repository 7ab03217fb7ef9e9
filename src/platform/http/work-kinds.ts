import type { Address } from './address-book.ts';

/**
 * Kinds of work by the resources they need: a file being uploaded, a file being read, a message of live readings, a file being downloaded,
 * a query that reads or calculates much, a few rows that every page requests, everything else.
 */
export type Kind = 'upload' | 'import' | 'live' | 'download' | 'heavy' | 'usual' | 'light';

export type Room = {
  /** How much runs concurrently. */
  readonly atOnce: number;
  /** Per caller. */
  readonly share: number;
  /** How much more may wait. */
  readonly waiting: number;
  /** Per caller. */
  readonly waitingShare: number;
  /** The maximum waiting time. */
  readonly waitSeconds: number;
  /** After how many seconds a refused caller may retry. */
  readonly comeBackSeconds: number;
};

/** For a machine with two cores and four gigabytes; they are more than enough for a larger one. */
export const rooms: Readonly<Record<Kind, Room>> = {
  upload: { atOnce: 16, share: 8, waiting: 64, waitingShare: 32, waitSeconds: 30, comeBackSeconds: 10 },
  import: { atOnce: 4, share: 3, waiting: 32, waitingShare: 24, waitSeconds: 60, comeBackSeconds: 10 },
  // messages wait for one another, to be written together: many are under way at the same time, and none keeps a query out
  live: { atOnce: 512, share: 384, waiting: 512, waitingShare: 384, waitSeconds: 20, comeBackSeconds: 2 },
  // each may hold a connection to PostgreSQL for as long as its reader takes: half of the existing ones
  download: { atOnce: 6, share: 3, waiting: 64, waitingShare: 32, waitSeconds: 30, comeBackSeconds: 10 },
  // calculations run in one thread: two of one person keep it busy, and more would only make all others wait
  heavy: { atOnce: 6, share: 2, waiting: 64, waitingShare: 48, waitSeconds: 30, comeBackSeconds: 5 },
  // it is unknown how much each address reads for a large city: one person gets half of the slots, and their further requests wait
  usual: { atOnce: 16, share: 8, waiting: 768, waitingShare: 576, waitSeconds: 30, comeBackSeconds: 3 },
  light: { atOnce: 128, share: 96, waiting: 1024, waitingShare: 768, waitSeconds: 20, comeBackSeconds: 2 },
};

/** Addresses, without `/api/`, whose responses read much. */
const heavy = [
  /^imports\/[^/]+\/(?:file|rows)$/u,
  // all knowledge, 1.4 MB of it
  /^knowledge$/u,
  /^(?:exports|quota|explain|weather|backups|meter-verification|solar)\//u,
  /^(?:rank|map|completeness|doctor|backups|candidates|city|obligations|public|disclosure|findings|silent-meters|measured-days|brief|metrics|paces)(?:\/|$)/u,
  /^(?:retrofit-progress|retrofit-candidates|capability|stock|temperature\/control|targets\/progress|carbon\/inventory)(?:\/|$)/u,
  /^heat\/(?:index|forecast|report|season-state|sample-map|arrears|purchases\/chain|substations\/[^/]+\/balance)$/u,
  /^indicators\/[^/]+\/value$/u,
  /^today\/(?:buildings|season)$/u,
  /^(?:buildings|meters)\/[^/]+\/(?:use|hours|years|flow|temperature|typing|obligations|energy-report|balance|meter-tree)(?:\/|$)/u,
];

/** Addresses, without `/api/`, that every page requests, or that wait for news: a few rows, found by their key. */
const light = /^(?:auth|me|jobs|notices|settings|search|drafts|building-views|todo)(?:\/|$)/u;

/** A usual message of live readings is far smaller: 100 readings are 5 KB. */
const messageBytes = 128 * 1024;

/** Whether a request uploads a raw file. */
export const isUpload = ({ path, method }: Pick<Address, 'path' | 'method'>): boolean =>
  path === '/files' || path === '/public/case-link/files' || (path === '/uploads' && method === 'POST');

/** The kind of a request. @param path of the request, with `/api` @param bytes of its body, 0 if it has none */
export function kindOf(address: Pick<Address, 'method' | 'path' | 'download' | 'action'>, path: string, bytes: number): Kind {
  if (address.path === '/uploads' && address.method === 'POST') return 'import';
  if (isUpload(address)) return 'upload';
  if (address.download) return 'download';
  if (address.method === 'POST' && (address.path.startsWith('/imports/') || address.path === '/undo')) return 'import';
  if (address.path === '/readings/live' && bytes <= messageBytes) return 'live';
  // a trailing slash makes no difference
  const name = path.slice('/api/'.length).replace(/\/$/u, '');
  if (light.test(name)) return 'light';
  // a query that is sent as a body is something to be calculated
  const isCalculated = address.method === 'POST' && address.action === 'view';
  return isCalculated || heavy.some((one) => one.test(name)) ? 'heavy' : 'usual';
}
