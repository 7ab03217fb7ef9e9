import { useState } from 'react';

/**
 * The value that a form started with and when it was last changed, for optimistic locking. While the stored value is still the form's, a
 * change of anything else next to it does not matter; once it has been changed, the write refers to what was read.
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
