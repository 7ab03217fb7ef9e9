import type { Role } from '#kernel/scope.ts';
import type { Pool } from 'pg';

export type Rows = Pick<Pool, 'query'>;
export type UserRow = {
  id: string;
  /** The name used for lookup; see `canonicalName`. */
  username: string;
  name: string;
  role: Role;
  region: string | null;
  organisation: string | null;
  disabled: boolean;
  mustChange: boolean;
  /** Until when its one-time password is valid; null if it has none. */
  oneTimeUntil: Date | null;
  twoFactor: boolean;
  createdAt: Date;
};
