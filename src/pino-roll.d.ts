declare module 'pino-roll' {
  import type { SonicBoom, SonicBoomOpts } from 'sonic-boom';

  type Rolling = Pick<SonicBoomOpts, 'mkdir' | 'mode' | 'sync'> & {
    readonly file: string;
    readonly frequency: 'daily' | 'hourly';
    readonly dateFormat: string;
    readonly size: string;
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  };

  export default function openRolling(options: Rolling): Promise<SonicBoom>;
}
