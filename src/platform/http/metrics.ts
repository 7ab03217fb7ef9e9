import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { readinessOf } from './health.ts';
import type { Readiness } from './health.ts';

/** Values that are computed when a monitor scrapes: name -> its meaning, and where it comes from. */
export type Gauges = Readonly<Record<string, { readonly help: string; readonly ask: () => Promise<number> }>>;

/** One answered request. `route` is the address with its names in braces, never their values. */
export type Answered = { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number };

/** From a cached answer to an import that is waited for. */
const buckets = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60, 300];

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The program's metrics in Prometheus's text format: requests by route, the stores, the given gauges, and Node itself. */
export function createMetrics(readiness: Readiness, gauges: Gauges) {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const labelNames = ['method', 'route', 'status'];
  const requests = new Counter({ name: 'yaodong_http_requests_total', help: 'Requests answered', labelNames, registers });
  const seconds = new Histogram({
    name: 'yaodong_http_request_seconds',
    help: 'Time to the answer’s head',
    labelNames: ['method', 'route'],
    buckets,
    registers,
  });
  for (const [name, { help, ask }] of Object.entries(gauges)) gaugeOf(name, help, async (gauge) => gauge.set(await ask()), registers);
  const up = async (gauge: Gauge<'part'>) => {
    for (const [part, ok] of Object.entries(await readinessOf(readiness))) gauge.set({ part }, ok ? 1 : 0);
  };
  gaugeOf('yaodong_store_up', 'Whether a store answers within two seconds', up, registers, ['part']);
  return {
    count({ method, route, status, seconds: took }: Answered): void {
      const known = methods.has(method) ? method : 'OTHER';
      requests.inc({ method: known, route, status });
      seconds.observe({ method: known, route }, took);
    },
    async answer(): Promise<Response> {
      return new Response(await register.metrics(), { headers: { 'content-type': register.contentType, 'cache-control': 'no-store' } });
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

/** A gauge that is not available is left out of the response: a monitor distinguishes a missing number from a zero. */
function gaugeOf<L extends string>(
  name: string,
  help: string,
  ask: (gauge: Gauge<L>) => Promise<void>,
  registers: Registry[],
  labelNames: readonly L[] = [],
): void {
  const collect = async function (this: Gauge<L>): Promise<void> {
    this.reset();
    await ask(this).catch(() => this.remove());
  };
  new Gauge<L>({ name, help, labelNames: [...labelNames], registers, collect });
}
