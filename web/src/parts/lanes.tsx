// Events on a line of time: a dot for a known day, a span where the date may be any of several. Zoomed by wheel,
// buttons and keys.
import { scaleUtc } from 'd3-scale';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TimelineEvent } from '../api';
import { t, typeName, types } from '../i18n';
import { go, toFact } from '../router';
import { shortDate, typeLabel } from './basics';

const width = 960, left = 110, lane = 30, top = 26;
const day = 86_400_000;

export function Lanes({ events }: { events: TimelineEvent[] }) {
  const dated = useMemo(() => events.filter((e) => e.earliest && e.latest), [events]);
  const whole = useMemo<[number, number]>(() => {
    // What may be anywhere within years must not squeeze all that is exact.
    const near = dated.filter((e) => Date.parse(e.latest!) - Date.parse(e.earliest!) < 800 * day);
    const some = near.length > 0 ? near : dated;
    const first = Math.min(...some.map((e) => Date.parse(e.earliest!))), last = Math.max(...some.map((e) => Date.parse(e.latest!)));
    const edge = Math.max(3 * day, (last - first) * 0.04);
    return [first - edge, last + edge];
  }, [dated]);
  const [domain, setDomain] = useState(whole);
  useEffect(() => setDomain(whole), [whole]);
  const svg = useRef<SVGSVGElement>(null);

  const zoom = (factor: number, at = 0.5) => setDomain(([a, b]) => {
    const size = Math.min(Math.max((b - a) * factor, 4 * day), (whole[1] - whole[0]) * 2);
    const middle = a + (b - a) * at;
    return [middle - size * at, middle + size * (1 - at)];
  });
  const move = (share: number) => setDomain(([a, b]) => [a + (b - a) * share, b + (b - a) * share]);

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.shiftKey && Math.abs(event.deltaY) >= Math.abs(event.deltaX)) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      if (event.ctrlKey) zoom(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
      else move((event.deltaX || event.deltaY) / 1000);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') move(-0.2);
    else if (event.key === 'ArrowRight') move(0.2);
    else if (event.key === '+' || event.key === '=') zoom(0.7);
    else if (event.key === '-') zoom(1.4);
    else if (event.key === '0') setDomain(whole);
    else return;
    event.preventDefault();
  };

  if (dated.length === 0) return null;
  const lanes = types.filter((type) => dated.some((e) => e.type === type));
  const x = scaleUtc(domain, [left, width - 10]);
  const height = top + lanes.length * lane + 8;
  const rows = new Map<string, number[]>();
  return (
    <figure class="chart">
      <div class="buttons">
        <button type="button" onClick={() => zoom(0.6)}>{t('zoomIn')}</button>
        <button type="button" onClick={() => zoom(1.6)}>{t('zoomOut')}</button>
        <button type="button" onClick={() => move(-0.4)}>← {t('earlier')}</button>
        <button type="button" onClick={() => move(0.4)}>{t('later')} →</button>
        <button type="button" onClick={() => setDomain(whole)}>{t('whole')}</button>
      </div>
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${t('timeline')}. ${t('keys')}`} tabindex={0}
        onKeyDown={keys} class="lanes">
        {x.ticks(8).map((tick) => (
          <g key={+tick} class="axis">
            <line x1={x(tick)} x2={x(tick)} y1={top - 6} y2={height} />
            <text x={x(tick)} y={14} text-anchor="middle">{x.tickFormat(8, '%Y-%m-%d')(tick)}</text>
          </g>
        ))}
        {lanes.map((type, i) => (
          <text key={type} class="lane" x={left - 8} y={top + i * lane + lane / 2 + 4} text-anchor="end">{typeName(type)}</text>
        ))}
        {dated.map((event) => {
          const from = Date.parse(event.earliest!), to = Date.parse(event.latest!) + day;
          if (to < domain[0] || from > domain[1]) return null;
          const a = Math.max(left, x(from)), b = Math.min(width, x(to));
          const middle = top + lanes.indexOf(event.type as (typeof types)[number]) * lane + lane / 2;
          // Those that would lie on each other are put a little apart.
          const ends = rows.get(event.type) ?? [];
          let row = ends.findIndex((end) => end < a);
          if (row < 0) row = ends.length < 4 ? ends.length : 0;
          ends[row] = Math.max(b, a + 9);
          rows.set(event.type, ends);
          const yy = middle + (row === 0 ? 0 : (row % 2 ? 1 : -1) * Math.ceil(row / 2) * 6);
          const label = `${shortDate(event.date)} ${typeLabel(event)}: ${event.sources.map((s) => s.name).join(', ')}${event.targets.length ? ` → ${event.targets.map((s) => s.name).join(', ')}` : ''}`;
          const exact = event.earliest === event.latest;
          const open = () => go(toFact(event.id));
          return (
            <g key={event.id} role="link" tabindex={0} aria-label={label} class={`mark type-${event.type}`}
              onClick={open} onKeyDown={(k) => k.key === 'Enter' && open()}>
              {exact ? <circle cx={(a + b) / 2} cy={yy} r={4.5} /> : <rect x={a} y={yy - 3} width={Math.max(3, b - a)} height={6} rx={3} />}
              <title>{label}</title>
            </g>
          );
        })}
      </svg>
      <figcaption class="legend">
        <span><svg viewBox="0 0 12 12" class="key"><circle cx="6" cy="6" r="4.5" /></svg>{t('exact')}</span>
        <span><svg viewBox="0 0 24 12" class="key long"><rect x="1" y="3" width="22" height="6" rx="3" /></svg>{t('span')}</span>
        <span class="quiet">{t('keys')}</span>
      </figcaption>
    </figure>
  );
}
