/**
 * Sends live messages over HTTP at a steady rate, in its own thread: configured by `workerData`, reports how long each message took from
 * the instant at which it was due.
 */
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

export type Sending = {
  readonly url: string;
  readonly key: string;
  readonly meters: number;
  /** Time of the first instant, ms, and how many instants of 15 minutes. */
  readonly first: number;
  readonly instants: number;
  readonly together: number;
  /** Messages per second. */
  readonly rate: number;
  readonly connections: number;
};

export type Sent = {
  readonly seconds: number;
  readonly messages: number;
  readonly refused: number;
  readonly waits: Float64Array;
  readonly cpu: number;
};

const { url, key, meters, first, instants, together, rate, connections } = workerData as Sending;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const target = new URL(`${url}/api/readings/live`);
const perInstant = Math.ceil(meters / together);
const messages = perInstant * instants;
const waits = new Float64Array(messages);
let refused = 0;

const codes = Array.from({ length: meters }, (_, at) => `m-${String(at).padStart(6, '0')}`);

function bodyOf(number: number): string {
  const instant = Math.floor(number / perInstant);
  const from = (number % perInstant) * together;
  const readings = codes
    .slice(from, from + together)
    .map((code, at) => `{"meter":"${code}","value":${(10 + ((instant * 7919 + (from + at) * 31) % 1000) / 100).toFixed(2)}}`);
  const time = new Date(first + instant * 900_000).toISOString();
  return `{"message":"m${number}","time":"${time}","interval":"15min","readings":[${readings.join(',')}]}`;
}

function send(number: number, due: number): Promise<void> {
  const body = bodyOf(number);
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(target, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => {
        waits[number] = performance.now() - due;
        if (answer.statusCode === 503) refused += 1;
        else if (answer.statusCode !== 200) return failed(new Error(`${answer.statusCode} ${text}`));
        else if (!text.includes(`"rejectedCount":0`)) return failed(new Error(text));
        done();
      });
    });
    request.once('error', failed);
    request.end(body);
  });
}

const began = performance.now();
const going = new Set<Promise<void>>();
for (let number = 0; number < messages;) {
  const due = began + (number / rate) * 1000;
  const early = due - performance.now();
  if (early > 0) await new Promise((done) => setTimeout(done, early));
  while (going.size >= connections) await Promise.race(going);
  const one = send(number, Math.max(due, 0)).finally(() => going.delete(one));
  going.add(one);
  number += 1;
}
await Promise.all(going);
const cpu = process.threadCpuUsage();
const sent: Sent = { seconds: (performance.now() - began) / 1000, messages, refused, waits, cpu: (cpu.user + cpu.system) / 1e6 };
parentPort?.postMessage(sent);
agent.destroy();
