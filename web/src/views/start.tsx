// The chronicle at a glance.
import { apiUrl, type ActorRow, type EventRow, type Graph, type Overview, type Page, useApi } from '../api';
import { number, t } from '../i18n';
import { ActorName, EventLine, Waiting, visible } from '../parts/basics';
import { Bars, type Count } from '../parts/bars';
import { Link, go, toTimeline } from '../router';

// The day so many days before another.
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

// From when to draw who does what with whom, where no time was chosen: the last year of a large chronicle.
export const usualFrom = (all: Overview | undefined): string =>
  all?.last && all.events > 20_000 ? daysBefore(all.last, 365) : '';

export function Start() {
  const overview = useApi<Overview>(apiUrl(''));
  const all = overview.data;
  const last = all?.last;
  const years = all?.first && last ? Number(last.slice(0, 4)) - Number(all.first.slice(0, 4)) : 0;
  const by = years > 12 ? 'year' : 'month';
  const series = useApi<Page<Record<string, string | number>>>(all ? apiUrl('/series', { by: `${by},type` }) : null);
  const latest = useApi<Page<EventRow>>(last ? apiUrl('/events', { from: daysBefore(last, 45), to: last, limit: 100 }) : null);
  const graph = useApi<Graph>(last ? apiUrl('/graph', { from: usualFrom(all), limit: 12 }) : null);
  const people = useApi<Page<ActorRow>>(all ? apiUrl('/people', { limit: 12 }) : null);
  const counts: Count[] = (series.data?.data ?? []).map((row) => ({
    time: String(row[by]), type: String(row.type), events: Number(row.events),
  }));
  return (
    <>
      <h1>{t('glance')}</h1>
      <Waiting asked={overview} />
      {all && (
        <p class="figures">
          <Link to="/documents"><strong>{number(all.documents)}</strong> {t('documents').toLowerCase()}</Link>
          <span><strong>{number(all.events)}</strong> {t('events')}</span>
          <span><strong>{number(all.facts)}</strong> {t('facts')}</span>
          <span><strong>{number(all.actors)}</strong> {t('actors')}</span>
          {all.first && <span class="quiet">{all.first} – {all.last}</span>}
        </p>
      )}
      <section>
        <h2>{t('eventsOverTime')}</h2>
        <Waiting asked={series} />
        {series.data && <Bars counts={counts} onPick={(time) => go(`/network?from=${time}&to=${time}`)} />}
      </section>
      <div class="columns">
        <section>
          <h2>{t('latest')}</h2>
          <Waiting asked={latest} />
          <ol class="events" reversed>
            {[...(latest.data?.data ?? [])].reverse().slice(0, 10).map((event) => <EventLine key={event.id} event={event} />)}
          </ol>
        </section>
        <section>
          <h2><Link to="/network">{t('whoWithWhom')}</Link></h2>
          <Waiting asked={graph} />
          <ol class="pairs">
            {graph.data?.edges.map((edge) => {
              const name = (key: string) => graph.data?.nodes.find((node) => node.key === key)?.name ?? key;
              return (
                <li key={`${edge.source} ${edge.target}`}>
                  <Link to={toTimeline(edge.source, edge.target)}>{visible(name(edge.source))} → {visible(name(edge.target))}</Link>
                  <small class="quiet"> {edge.events}×</small>
                </li>
              );
            })}
          </ol>
          <h2>{t('mostActive')}</h2>
          <Waiting asked={people} />
          <ol class="pairs">
            {people.data?.data.map((row) => <li key={row.key}><ActorName actor={row} /><small class="quiet"> {row.events}×</small></li>)}
          </ol>
        </section>
      </div>
    </>
  );
}
