type Place = { readonly code: string; readonly name: string; readonly parent: string | null };

/**
 * Places to choose from: those of the own city first; a name that is not unique is preceded by its parent's.
 * @param own the reader's starting place
 * @example placeOptions(places, '140300') // [{ value: '140302', label: '阳泉市 · 城区 140302' }, …]
 */
export function placeOptions(places: readonly Place[], own: string | undefined): { value: string; label: string }[] {
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const alike = Map.groupBy(places, ({ name }) => name);
  const isOwn = ({ code }: Place): boolean => own !== undefined && code.slice(0, 4) === own.slice(0, 4);
  return places
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    .map(({ code, name, parent }) => {
      const above = (alike.get(name)?.length ?? 0) > 1 && parent !== null ? names.get(parent) : undefined;
      return { value: code, label: `${above === undefined ? '' : `${above} · `}${name} ${code}` };
    });
}
