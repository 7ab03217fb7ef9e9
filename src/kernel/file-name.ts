/** What a file is named after: of which place, about what, of which year or day. Left out where it is not known. */
export type FileSubject = {
  readonly place?: string | undefined;
  readonly subject?: string | undefined;
  readonly when?: string | number | undefined;
  readonly name: string;
};

/** `阳泉市_办公_2025_单位面积用量排名`, without what file systems take for something else; 100 signs at most. */
export function fileNameOf({ place, subject, when, name }: FileSubject): string {
  const whole = [place, subject, when, name].filter((part) => part !== undefined && part !== '').join('_');
  const plain = whole.replaceAll(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ');
  return plain.trim().slice(0, 100) || 'table';
}
