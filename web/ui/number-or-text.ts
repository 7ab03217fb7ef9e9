/** What was typed into a number box: the number, nothing, or the text unchanged, which the server then reports. */
export function numberOrText(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = Number(text.replaceAll(',', '').replace(/[%％]$/u, ''));
  return Number.isFinite(number) ? number : text;
}
