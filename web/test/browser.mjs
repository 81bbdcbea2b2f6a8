// The page in a real browser: every view, a search, evidence by click, permalinks, hostile text, accessibility.
//
//   node test/browser.mjs KRONIKA SOURCE_DIR [--screenshots FOLDER]
//
// Exit code 77 when there is no Chromium or the packages are not installed: then nothing was tested.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const skip = (why) => {
  console.log(`skipped: ${why}`);
  process.exit(77);
};
let playwright, axe;
try {
  playwright = await import('playwright-core');
  axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  skip('web/node_modules is not there; run `make web`');
}
const chromium = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
if (!chromium) skip('there is no Chromium; on Debian: apt-get install chromium');

const [kronika, source] = process.argv.slice(2);
const shots = process.argv[4] === '--screenshots' ? process.argv[5] : null;
const folder = mkdtempSync(join(tmpdir(), 'kronika-browser-'));
const db = join(folder, 'examples.db');

// Text that tries to be more than text.
const attack = `<script>document.title='hacked'</script> <img src=x onerror="document.title='hacked'">`;
writeFileSync(join(folder, 'hostile.txt'), `date 2020-05-05 Hostile ${attack} \u202egnp.exe\n`
  + `President Emmanuel Macron met Chancellor Angela Merkel in Berlin on Tuesday. ${attack} \u202eevil\u202c text.\n`);
writeFileSync(join(folder, 'long.txt'), `date 2020-05-06 Long paragraph\n${'President Emmanuel Macron met Chancellor Angela Merkel in Berlin on Tuesday. '.repeat(300)}${'x'.repeat(1_000_000)}\n`);

let passed = 0;
const check = (condition, what) => {
  if (!condition) throw new Error(`FAILED: ${what}`);
  ++passed;
};

const ingest = (...files) => execFileSync(kronika, ['--data', source, 'ingest', '--db', db, ...files], { stdio: 'pipe' });
ingest(join(source, 'examples/pl'), join(source, 'examples/en'));
const server = spawn(kronika, ['--data', source, 'serve', '--db', db, '--port', '0', '--quiet']);
const address = await new Promise((found) => server.stdout.once('data', (line) => found(String(line).trim().replace(/\/$/, ''))));
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const get = async (path) => (await fetch(`${address}/api/v1${path}`)).json();

async function open(options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && page.troubles.push(line.text()));
  page.on('request', (request) => request.url().startsWith(address) || request.url().startsWith('data:') || page.troubles.push(`left the machine: ${request.url()}`));
  return page;
}
async function visit(page, path, wanted) {
  await page.goto(address + path);
  await page.waitForSelector(wanted, { timeout: 15_000 });
  await page.waitForLoadState('networkidle');
}
async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  check(serious.length === 0, `${name} is accessible: ${serious.map((v) => `${v.id} ${v.nodes.slice(0, 3).map((n) => n.html)}`)}`);
}

try {
  const page = await open();
  const [consult] = (await get('/events?type=CONSULT&actor=RUS')).data;
  const dossier = encodeURIComponent(consult.sources[0].key);
  const witness = consult.witnesses[0];
  const article = `/article/${encodeURIComponent(witness.document)}?fact=${witness.id}`;
  const views = {
    start: ['/', '.chart .bar'],
    timeline: ['/timeline?actor=RUS', '.lanes .mark'],
    pair: ['/timeline?actor=DEU&actor=FRA', 'h1'],
    actor: [`/actor/${dossier}`, '.columns h2'],
    network: ['/network', '.network .node'],
    map: ['/map?show=visits', '.map .level-8'],
    article: [article, '.fact.chosen .tree'],
    fact: [`/fact/${consult.id}`, '.telling mark'],
    documents: ['/documents', 'tbody tr'],
    search: ['/search?q=prezydent', '.hits li'],
    contradictions: ['/contradictions', 'h1'],
  };
  const dark = await open({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });
  for (const [name, [path, wanted]] of Object.entries(views)) {
    await visit(page, path, wanted);
    check((await page.locator('.trouble').count()) === 0, `${name} shows no trouble`);
    await accessible(page, name);
    if (shots) await page.screenshot({ path: join(shots, `web-${name}.png`), clip: { x: 0, y: 0, width: 1200, height: 800 } });
    await visit(dark, path, wanted);
    await accessible(dark, `${name}, dark and narrow`);
    const wide = await dark.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    check(!wide, `${name} fits a phone`);
  }

  // Search by keyboard, from the start to an actor and to the evidence of a fact.
  await visit(page, '/', '.chart');
  await page.getByRole('searchbox').fill('Tokajew');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Tokajew/ }).first().click();
  await page.waitForSelector('.lanes .mark');
  const permalink = page.url();
  check(permalink.includes('/actor/'), 'the actor has an address');
  await page.locator('.lanes .mark').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.telling mark');
  check((await page.locator('.telling mark').first().textContent()).length > 0, 'evidence is marked');
  await page.getByRole('link', { name: 'Open the article' }).click();
  await page.waitForSelector('.text .lit');
  await page.goBack();
  await page.goBack();
  check(page.url() === permalink, 'back leads back');
  const reopened = await open();
  await visit(reopened, permalink.slice(address.length), '.lanes .mark');
  check((await reopened.locator('h1').textContent()).includes('Tokajew'), 'a permalink opens the same view');

  // Pointing at a fact lights its words, and the other way round.
  await visit(page, article.split('?')[0], '.text .m-event');
  const words = page.locator('.text [id^="words-"]').first();
  await words.hover();
  await page.waitForSelector('.fact.chosen');
  const id = await page.locator('.fact.chosen').first().getAttribute('id');
  await page.mouse.move(0, 0);
  await page.locator(`#${id} button`).click();
  await page.waitForSelector('.text .lit');
  check(page.url().includes(id.replace('fact-', 'fact=')), 'the chosen fact is in the address');

  // Filters live in the address; the other language; a table under each chart.
  await visit(page, '/timeline?actor=RUS&type=CONSULT', '.lanes .mark');
  check((await page.locator('li.event').count()) === (await get('/timeline?actor=RUS&type=CONSULT')).data.length, 'the timeline is filtered');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Przełącz na polski' }).click();
  await page.waitForSelector('text=Oś czasu');
  check((await page.locator('html').getAttribute('lang')) === 'pl', 'the language is said');

  // Hostile text is text.
  ingest(join(folder, 'hostile.txt'), join(folder, 'long.txt'));
  const hostile = (await get('/documents?from=2020-05-05&to=2020-05-05')).data[0];
  await visit(page, `/article/${encodeURIComponent(hostile.id)}`, '.text');
  check((await page.locator('.text').textContent()).includes('<script>'), 'a tag is shown as text');
  check((await page.locator('.text script, .text img, h1 img').count()) === 0, 'no element is made of it');
  check((await page.locator('.text').textContent()).includes('U+202E'), 'what turns the direction is shown');
  check(!(await page.title()).includes('hacked') || (await page.title()).includes('<script>'), 'nothing ran');
  const long = (await get('/documents?from=2020-05-06&to=2020-05-06')).data[0];
  await visit(page, `/article/${encodeURIComponent(long.id)}`, '.text');
  check((await page.locator('.sentence').count()) <= 200, 'a paragraph of a million characters is shown bit by bit');
  await visit(page, '/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E', 'h1');
  check((await page.locator('h1 script').count()) === 0, 'a search is text');
  await visit(page, '/actor/nobody%20such', '.trouble');

  const troubles = [...page.troubles, ...dark.troubles, ...reopened.troubles].filter((line) => !/status of 404/.test(line));
  check(troubles.length === 0, `no errors in the console: ${troubles}`);
  console.log(`${passed} checks`);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((done) => server.once('exit', done));
  rmSync(folder, { recursive: true });
}
