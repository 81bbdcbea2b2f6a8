// How long a browser takes to show each view of a running `kronika serve`.
//
//   node bench/first_paint.mjs ADDRESS [ROUNDS]
//
// Says, for each view, the median and worst first contentful paint, and when all that was asked for had come. Every
// round has a browser context of its own, so that nothing is taken from its cache; the server's own cache of answers
// is that of a server in use. Needs web/node_modules (`make web`) and Chromium.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const address = process.argv[2].replace(/\/$/, '');
const rounds = Number(process.argv[3] ?? 5);
const get = async (path) => (await fetch(`${address}/api/v1${path}`)).json();

const [person] = (await get('/people?limit=1')).data;
const [state, other] = (await get('/people?kind=state&limit=2')).data;
const [event] = (await get(`/events?actor=${encodeURIComponent(person.key)}&limit=1`)).data;
const word = event.witnesses[0].sentence.match(/\p{L}+\d*/gu).at(-1);
const views = {
  start: '/',
  timeline: `/timeline?actor=${state.country}`,
  pair: `/timeline?actor=${state.country}&actor=${other.country}`,
  actor: `/actor/${encodeURIComponent(person.key)}`,
  network: '/network',
  map: '/map',
  article: `/article/${encodeURIComponent(event.witnesses[0].document)}`,
  fact: `/fact/${event.id}`,
  documents: '/documents',
  search: `/search?q=${word}`,
  contradictions: '/contradictions',
};

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const said = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)])} ms, worst ${Math.round(sorted.at(-1))} ms`;
};
for (const [name, path] of Object.entries(views)) {
  const paints = [], whole = [];
  for (let round = 0; round < rounds; ++round) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address + path);
    await page.waitForLoadState('networkidle', { timeout: 60_000 });
    const [paint, last] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      Math.max(...performance.getEntriesByType('resource').map((entry) => entry.responseEnd)),
    ]);
    paints.push(paint);
    whole.push(last);
    await context.close();
  }
  console.log(`${name.padEnd(15)} first paint ${said(paints)}; all there ${said(whole)}`);
}
await browser.close();
