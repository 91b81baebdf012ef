/** Streams of Server-Sent Events on bare sockets: they share the machine with the server that they measure. */
import http from 'node:http';

type Told = { kind: string; seq?: string; stories?: string[] | null; at?: number };

/** Opens one; `hear` is called with each event's data. Returns what closes it, as soon as the stream has said something. */
export function openStream(url: string, cookie: string, hear: (told: Told) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}.`));
      let rest = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        const events = (rest + part).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) {
          const data = event.split('\n').find((one) => one.startsWith('data: '));
          if (data) hear(JSON.parse(data.slice(6)) as Told);
        }
        resolve(() => request.destroy());
      });
      answer.on('error', () => {});
    });
    request.on('error', reject);
  });
}
