import { Problem } from '#kernel/problem.ts';

/** Identifies a finding on a meter: instants in seconds UTC, the value (0.0001) for a contradiction only. */
export type FindingKey = {
  readonly meter: number;
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
};

/** The id of a finding: it encodes its key, so nothing is stored. */
export function findingId(key: FindingKey): string {
  return [key.meter, key.code, key.from, key.to, ...(key.value === null ? [] : [key.value])].join('~');
}

/** @throws Problem `no-such-finding` for any text that `findingId` did not produce */
export function readFindingId(id: string): FindingKey {
  const found = /^(\d{1,10})~([a-z0-9-]{1,40})~(\d{1,10})~(\d{1,10})(?:~(-?\d{1,16}))?$/u.exec(id);
  if (found === null) throw new Problem('not-found', 'no-such-finding', { finding: id.slice(0, 100) });
  const [, meter, code, from, to, value] = found;
  return {
    meter: Number(meter),
    code: code as string,
    from: Number(from),
    to: Number(to),
    value: value === undefined ? null : Number(value),
  };
}
