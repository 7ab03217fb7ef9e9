/** How far the work is. `total` and `unit` stay as they were where they are left out. */
export type Progress = (done: number, total?: number | null, unit?: string) => void;
