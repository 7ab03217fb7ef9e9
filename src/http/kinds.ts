/** Work that is alike in what it takes: a file on its way in, a file being read, a message of live readings, a question that reads much, all else. */
export type Kind = 'upload' | 'import' | 'live' | 'heavy' | 'light';

export type Room = {
  /** So much goes on at once. */
  readonly atOnce: number;
  /** So much more may wait for it. */
  readonly waiting: number;
  /** After how many seconds whoever was refused may try again. */
  readonly comeBackSeconds: number;
};

/** For a machine of two cores and four gigabytes; a larger one is more than served by them. */
export const rooms: Readonly<Record<Kind, Room>> = {
  upload: { atOnce: 8, waiting: 32, comeBackSeconds: 10 },
  import: { atOnce: 4, waiting: 32, comeBackSeconds: 10 },
  // messages wait for one another, to be written together: many are on their way at once, and none keeps a question out
  live: { atOnce: 512, waiting: 512, comeBackSeconds: 2 },
  heavy: { atOnce: 6, waiting: 64, comeBackSeconds: 5 },
  light: { atOnce: 128, waiting: 1024, comeBackSeconds: 2 },
};

/** Addresses, without `/api/`, whose answers read much. */
const heavy = [
  /^(?:exports|quota|explain|weather|duties|backups)\//u,
  /^(?:rank|map|completeness|doctor|backups|candidates|city|duties|public|disclosure|findings|silent-meters|metrics)(?:\/|$)/u,
  /^(?:buildings|meters)\/[^/]+\/(?:use|hours|years|flow|temperature|typing|duties|balance|meter-tree)(?:\/|$)/u,
];

/** A body of this size is held in memory while it is read as JSON: as many may come at once as of files. */
const largeBytes = 1024 * 1024;
/** A usual message of live readings is far smaller: 100 readings are 5 KB. */
const messageBytes = 128 * 1024;

/** Which kind a request is of, before anything of it has been read. @param bytes of its body as far as it says; null where it does not */
export function kindOf(method: string, path: string, bytes: number | null): Kind {
  if (path === '/api/files') return 'upload';
  if (method === 'POST' && (path.startsWith('/api/imports/') || path === '/api/undo')) return 'import';
  if (method !== 'GET' && method !== 'HEAD' && (bytes === null || bytes > largeBytes)) return 'upload';
  if (method === 'POST' && path === '/api/readings/live' && bytes !== null && bytes <= messageBytes) return 'live';
  return heavy.some((one) => one.test(path.slice('/api/'.length))) ? 'heavy' : 'light';
}
