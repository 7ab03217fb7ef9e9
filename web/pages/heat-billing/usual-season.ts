/** The season that is shown where none was chosen: the latest that has begun, else the first to come. @param seasons the latest first */
export function usualSeason(seasons: readonly { readonly name: string; readonly from: string }[], now: Date): string | undefined {
  const today = now.toISOString().slice(0, 10);
  return (seasons.find(({ from }) => from <= today) ?? seasons.at(-1))?.name;
}
