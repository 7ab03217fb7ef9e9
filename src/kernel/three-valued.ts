/** True, false, or null: it hangs on what nobody knows. */
export type ThreeValued = boolean | null;

/**
 * Several truths together (Kleene's three values): one that decides settles it, else one that is not known leaves it open.
 * @param deciding false: all must hold; true: any of them
 * @example together([true, null], (one) => one, false) // null
 */
export function together<Part>(parts: readonly Part[], truthOf: (part: Part) => ThreeValued, deciding: boolean): ThreeValued {
  let open = false;
  for (const part of parts) {
    const truth = truthOf(part);
    if (truth === deciding) return deciding;
    open ||= truth === null;
  }
  return open ? null : !deciding;
}

/** The opposite; what is not known stays so. */
export const not = (truth: ThreeValued): ThreeValued => (truth === null ? null : !truth);
