// Offices as bars over time; an open or inexact end fades out.
import { scaleUtc } from 'd3-scale';
import type { Holder } from '../api';
import { t } from '../i18n';
import { Link, toFact } from '../router';
import { visible } from './basics';

const width = 960, left = 240, row = 30, top = 24;

// The first and the last day that a date in EDTF may mean, for drawing only; null when it says none.
export function days(edtf: string | null): [number, number] | null {
  const found = edtf?.match(/\d{4}(-\d{2}(-\d{2})?)?/g);
  if (!found) return null;
  const starts = found.map((d) => Date.parse(d.length === 4 ? `${d}-01-01` : d.length === 7 ? `${d}-01` : d));
  const ends = found.map((d) => {
    const [y, m, day] = d.split('-').map(Number);
    return day ? Date.UTC(y, m - 1, day) : m ? Date.UTC(y, m, 0) : Date.UTC(y, 11, 31);
  });
  return [Math.min(...starts), Math.max(...ends)];
}

export function Terms({ holders }: { holders: Holder[] }) {
  const spans = holders.map((h) => {
    const told = h.evidence.flatMap((e) => days(e.date) ?? days(e.published) ?? []);
    return { h, start: days(h.start), end: days(h.end), told };
  });
  const all = spans.flatMap((s) => [...(s.start ?? []), ...(s.end ?? []), ...s.told]);
  if (all.length === 0) return null;
  const first = Math.min(...all), last = Math.max(...all);
  const edge = Math.max((last - first) * 0.06, 40 * 86_400_000);
  const x = scaleUtc([first - edge, last + edge], [left, width - 10]);
  const height = top + holders.length * row;
  const label = (h: Holder) => `${h.office}${h.of && h.of !== '---' ? `, ${h.of}` : ''}`;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('offices')} class="terms">
        {x.ticks(7).map((tick) => (
          <g key={+tick} class="axis"><line x1={x(tick)} x2={x(tick)} y1={top - 6} y2={height} />
            <text x={x(tick)} y={14} text-anchor="middle">{x.tickFormat(7)(tick)}</text></g>
        ))}
        {spans.map(({ h, start, end, told }, i) => {
          const sure = [start?.[1] ?? (told.length ? Math.min(...told) : first), end?.[0] ?? (told.length ? Math.max(...told) : last)];
          const perhaps = [start?.[0] ?? sure[0] - edge, end?.[1] ?? sure[1] + edge];
          const y = top + i * row + 6;
          return (
            <g key={i}>
              <text x={left - 8} y={y + 13} text-anchor="end" class="lane">{visible(label(h)).slice(0, 34)}</text>
              <rect class="perhaps" x={x(perhaps[0])} width={Math.max(2, x(perhaps[1]) - x(perhaps[0]))} y={y + 4} height={10} rx={3} />
              <rect class="sure" x={x(sure[0])} width={Math.max(3, x(Math.max(sure[1], sure[0])) - x(sure[0]))} y={y} height={18} rx={3}>
                <title>{`${label(h)}: ${h.start ?? '?'} – ${h.end ?? '?'}`}</title>
              </rect>
            </g>
          );
        })}
      </svg>
      <ul class="terms-list">
        {holders.map((h, i) => (
          <li key={i}>
            <strong>{visible(label(h))}</strong> {h.start ?? '?'} – {h.end ?? '?'}{' '}
            {h.evidence.slice(0, 8).map((e) => (
              <Link key={e.id} to={toFact(e.id)} title={e.sentence}><q>{visible(e.evidence)}</q> </Link>
            ))}
          </li>
        ))}
      </ul>
    </figure>
  );
}
