// Stacked bars over time, one colour a type; the same numbers as a table for who cannot see them.
import { scaleLinear } from 'd3-scale';
import { number, t, typeName, types } from '../i18n';

export interface Count { time: string; type: string; events: number }

const width = 960, height = 220, left = 40, bottom = 24;

export function Bars({ counts, onPick }: { counts: Count[]; onPick?: (time: string) => void }) {
  const known = counts.filter((c) => /^\d{4}/.test(c.time));
  const times = [...new Set(known.map((c) => c.time))].sort();
  if (times.length === 0) return <p class="quiet">{t('noneFound')}</p>;
  const slots = spread(times);
  const totals = new Map<string, number>();
  for (const c of known) totals.set(c.time, (totals.get(c.time) ?? 0) + c.events);
  const y = scaleLinear([0, Math.max(...totals.values())], [height - bottom, 8]).nice(4);
  const step = (width - left) / slots.length;
  const stacked = new Map<string, number>();
  const byType = types.filter((type) => known.some((c) => c.type === type));
  const every = Math.ceil(slots.length / 12);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('eventsOverTime')}>
        {y.ticks(4).filter(Number.isInteger).map((tick) => (
          <g key={tick} class="axis">
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text x={left - 6} y={y(tick) + 4} text-anchor="end">{tick}</text>
          </g>
        ))}
        {slots.map((time, i) => i % every === 0 && (
          <text key={time} class="tick" x={left + (i + 0.5) * step} y={height - 6} text-anchor="middle">{time}</text>
        ))}
        {byType.flatMap((type) => known.filter((c) => c.type === type).map((c) => {
          const below = stacked.get(c.time) ?? 0;
          stacked.set(c.time, below + c.events);
          const x = left + slots.indexOf(c.time) * step;
          return (
            <rect key={`${type}${c.time}`} class={`bar type-${type}`} x={x + step * 0.1} width={Math.max(1, step * 0.8)}
              y={y(below + c.events)} height={y(below) - y(below + c.events)} onClick={onPick && (() => onPick(c.time))}>
              <title>{`${c.time}: ${typeName(type)} ${number(c.events)}`}</title>
            </rect>
          );
        }))}
      </svg>
      <figcaption class="legend">
        {byType.map((type) => <span key={type}><span class={`swatch type-${type}`} aria-hidden="true" />{typeName(type)}</span>)}
      </figcaption>
      <details>
        <summary>{t('asTable')}</summary>
        <table>
          <thead><tr><th>{t('date')}</th><th>{t('type')}</th><th>{t('count')}</th></tr></thead>
          <tbody>{known.map((c) => <tr key={`${c.time}${c.type}`}><td>{c.time}</td><td>{typeName(c.type)}</td><td>{number(c.events)}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}

// Months or years without a gap, where that is not too many; else those that have events.
function spread(times: string[]): string[] {
  const months = times.every((time) => time.length === 7), years = times.every((time) => time.length === 4);
  const index = (time: string) => (months ? Number(time.slice(0, 4)) * 12 + Number(time.slice(5)) - 1 : Number(time));
  const first = index(times[0]), last = index(times[times.length - 1]);
  if ((!months && !years) || last - first > 240) return times;
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const n = first + i;
    return months ? `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}` : String(n);
  });
}
