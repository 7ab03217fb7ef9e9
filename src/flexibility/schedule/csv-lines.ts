export type CsvLines = {
  readonly heading: readonly string[];
  /** The heading as written. */
  readonly written: readonly string[];
  readonly body: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** Cells of a small csv, with its heading in lower case; empty lines are skipped. `row` counts lines as an editor does. */
export function csvLines(text: string): CsvLines {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line, at) => ({ line, row: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const [head, ...body] = lines;
  const separator = [',', ';', '\t'].find((one) => head?.line.includes(one)) ?? ',';
  const cells = (line: string): string[] => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'));
  const written = cells(head?.line ?? '');
  return {
    heading: written.map((cell) => cell.toLowerCase()),
    written,
    body: body.map(({ line, row }) => ({ row, cells: cells(line) })),
  };
}
