import { type Judged, type Ruling, rulingOn, unruled } from './rule.ts';

/** The ruling of a meter from a day on, until the next piece. */
export type Piece = Ruling & { readonly from: string };

/** Before every day. */
const ever = '0000-00-00';

const never: readonly Piece[] = [{ ...unruled, from: ever }];

/** The rulings of a meter, from the beginning on: the rule is evaluated wherever a certificate begins or a device is installed. */
export function piecesOf(judged: Judged): readonly Piece[] {
  if (judged.certificates.length === 0) return never;
  const edges = new Set([ever, ...judged.devices.map(({ placed }) => placed), ...judged.certificates.map(({ verified }) => verified)]);
  const pieces: Piece[] = [];
  for (const from of [...edges].toSorted()) {
    const ruling = rulingOn(judged, from);
    if (pieces.length === 0 || pieces.at(-1)?.certificate !== ruling.certificate) pieces.push({ ...ruling, from });
  }
  return pieces;
}

/** The ruling on a day. @param pieces from the beginning on */
export function pieceOn(pieces: readonly Piece[], day: string): Piece {
  let at = pieces.length - 1;
  while (at > 0 && (pieces[at] as Piece).from > day) at -= 1;
  return pieces[at] as Piece;
}
