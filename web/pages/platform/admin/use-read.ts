import { useState } from 'react';

/**
 * What a form began with and when it was changed last, for the word on it. As long as it stands as the form began, a change of something
 * else beside it is of no account; once somebody changed it, the word is on what was read.
 */
export function useRead(value: unknown, changedAt: string | null) {
  const told = { value: JSON.stringify(value), changedAt };
  const [began, setBegan] = useState(told);
  const { changedAt: seen } = began.value === told.value ? told : began;
  return {
    seen: seen === null ? {} : { seen },
    again: (now: unknown, at: string | null) => setBegan({ value: JSON.stringify(now), changedAt: at }),
  };
}
