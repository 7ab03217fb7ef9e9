/** What was typed into a box for a number: the number, nothing, or the text as it stands, which the server then names. */
export function numberOrText(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = Number(text.replaceAll(',', '').replace(/[%％]$/u, ''));
  return Number.isFinite(number) ? number : text;
}
