import { useState } from 'react';

/** Puts a text on the clipboard. If the browser provides none (plain http) or refuses, it stays selected for the keyboard: `selected`. */
export function useCopy(text: string) {
  const [told, setTold] = useState<{ readonly text: string; readonly how: 'copied' | 'selected' }>();
  const copy = async (select: () => void) => {
    select();
    const how = await (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => 'copied' as const,
      () => 'selected' as const,
    );
    setTold({ text, how });
  };
  return { copied: told?.text === text ? told.how : undefined, copy };
}
