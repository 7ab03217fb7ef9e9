/** The state of a day: no parcel built, sent, received, refused, or its rows have changed since. */
export const parcelStates = ['due', 'sent', 'received', 'refused', 'changed'] as const;

export type ParcelState = (typeof parcelStates)[number];

/** The other side's receipt for a parcel, in counts of rows. */
export type Receipt = {
  readonly receipt: string;
  readonly version: number;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly revised: number;
  readonly repeated: number;
  readonly withdrawn: number;
  readonly rejected: number;
};

/** The content of an acknowledgement of a parcel: all of its messages are stored; nothing about single rows. */
export type Acknowledged = Pick<Receipt, 'receipt' | 'version' | 'sha256' | 'rows'>;

/** The name of a parcel: `32010020250303-1.zip`. @param day `2025-03-03` */
export function parcelName({ centre, day, version }: { readonly centre: string; readonly day: string; readonly version: number }): string {
  return `${centre}${day.replaceAll('-', '')}-${version}.zip`;
}

/** The version in a file name; null if the name is not that of a parcel. */
export function versionNamed(name: string): number | null {
  const found = /^\d{14}-(?<version>[1-9]\d{0,8})\.zip$/u.exec(name.replace(/^.*[/\\]/u, ''));
  return found === null ? null : Number(found.groups?.['version']);
}
