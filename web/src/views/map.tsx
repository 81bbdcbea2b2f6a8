// Visits and conflicts by state.
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { apiUrl, type Overview, type Page, type StateRow, useApi } from '../api';
import { conflictTypes, language, number, t } from '../i18n';
import { Head, Waiting } from '../parts/basics';
import { Filters, filtersOf } from '../parts/filters';
import type { Shape } from '../parts/world';
import { Link, type Place, go, toTimeline, withQuery } from '../router';
import { usualFrom } from './start';

type Measure = 'events' | 'visits' | 'conflict';
const measures: Measure[] = ['visits', 'conflict', 'events'];
const valueOf = (row: StateRow, measure: Measure): number =>
  measure === 'visits' ? row.visits_received + row.visits_made
    : measure === 'conflict' ? conflictTypes.reduce((sum, type) => sum + (row.types[type] ?? 0), 0)
      : row.events;

const width = 960, height = 480;

export function WorldMap({ place }: { place: Place }) {
  const measure = (measures.find((m) => m === place.query.get('show')) ?? 'events') as Measure;
  const overview = useApi<Overview>(apiUrl(''));
  const filters = filtersOf(place.query);
  const url = apiUrl('/states', { ...filters, from: filters.from || usualFrom(overview.data) });
  const asked = useApi<Page<StateRow>>(overview.data ? url : null);
  const [shapes, setShapes] = useState<Shape[]>([]);
  useEffect(() => {
    import('../parts/world').then((world) => setShapes(world.shapes));
  }, []);
  const path = useMemo(() => geoPath(geoNaturalEarth1().fitSize([width, height], { type: 'Sphere' })), []);
  const outlines = useMemo(() => shapes.map((shape) => ({ ...shape, d: path(shape.geometry) ?? '' })), [shapes, path]);
  const rows = asked.data?.data ?? [];
  const byIso = new Map(rows.map((row) => [row.iso, row]));
  const most = Math.max(1, ...rows.map((row) => valueOf(row, measure)));
  const shade = scaleSqrt([0, most], [0, 8]);
  const name = (row: StateRow) => row.names[language()] ?? row.iso;
  const label = { events: t('allEvents'), visits: `${t('visits')}, ${t('visitsMade').toLowerCase()}`, conflict: t('conflict') };
  const sorted = rows.filter((row) => valueOf(row, measure) > 0).sort((a, b) => valueOf(b, measure) - valueOf(a, measure));
  return (
    <>
      <Head title={t('map')} url={url} />
      <div class="buttons" role="group" aria-label={t('level')}>
        {measures.map((m) => (
          <button type="button" aria-pressed={m === measure} onClick={() => go(withQuery(place.query, { show: m }))}>{label[m]}</button>
        ))}
      </div>
      <Filters query={place.query} only={['from', 'to', 'publisher', 'min_confidence']}>
        <input type="hidden" name="show" value={measure} />
      </Filters>
      <Waiting asked={asked} />
      <figure class="chart">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${t('map')}: ${label[measure]}`} class={`map ${measure}`}>
          {outlines.map((shape, i) => {
            const row = byIso.get(shape.iso);
            const value = row ? valueOf(row, measure) : 0;
            const level = value === 0 ? 0 : Math.max(1, Math.round(shade(value)));
            return (
              <path key={i} d={shape.d} class={`land level-${level}`} data-iso={shape.iso}
                onClick={row && (() => go(toTimeline(shape.iso)))}>
                <title>{`${row ? name(row) : shape.name}: ${number(value)}`}</title>
              </path>
            );
          })}
        </svg>
      </figure>
      <div class="wide">
        <table>
          <thead><tr><th>{t('state')}</th><th>{t('allEvents')}</th><th>{t('visits')}</th><th>{t('visitsMade')}</th><th>{t('conflict')}</th></tr></thead>
          <tbody>{sorted.slice(0, 60).map((row) => (
            <tr key={row.iso}>
              <td><Link to={toTimeline(row.iso)}>{name(row)}</Link></td>
              <td class="right">{number(row.events)}</td><td class="right">{number(row.visits_received)}</td>
              <td class="right">{number(row.visits_made)}</td><td class="right">{number(valueOf(row, 'conflict'))}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}
