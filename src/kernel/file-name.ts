/** What a file name is made of: place, subject, year or day. Absent if unknown. */
export type FileSubject = {
  readonly place?: string | undefined;
  readonly subject?: string | undefined;
  readonly when?: string | number | undefined;
  readonly name: string;
};

/** `阳泉市_办公_2025_单位面积用量排名`, without characters that file systems treat specially; at most 100 characters. */
export function fileNameOf({ place, subject, when, name }: FileSubject): string {
  const whole = [place, subject, when, name].filter((part) => part !== undefined && part !== '').join('_');
  const plain = whole.replaceAll(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ');
  return plain.trim().slice(0, 100) || 'table';
}
