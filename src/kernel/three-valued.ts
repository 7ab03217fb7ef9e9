/** True, false, or null: it depends on something unknown. */
export type ThreeValued = boolean | null;

/**
 * Combines truths (Kleene's three-valued logic): a deciding one settles it, otherwise an unknown one leaves it open.
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

/** The opposite; unknown stays unknown. */
export const not = (truth: ThreeValued): ThreeValued => (truth === null ? null : !truth);
