type Place = { readonly code: string; readonly name: string; readonly parent: string | null };

/** The places above one, the highest first, with the place itself at the end; as far as the reader sees them. */
export function trailOf<P extends Place>(places: readonly P[], code: string | undefined): P[] {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const trail: P[] = [];
  for (let at = code === undefined ? undefined : byCode.get(code); at !== undefined && trail.length < 20;) {
    trail.unshift(at);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return trail;
}
