// What a person, a state, or a pair took part in, on a line of time and as a list.
import { apiUrl, type Page, type TimelineEvent, useApi } from '../api';
import { t } from '../i18n';
import { EventLine, Head, Waiting } from '../parts/basics';
import { Filters, filtersOf } from '../parts/filters';
import { Lanes } from '../parts/lanes';
import { Link, type Place, withQuery } from '../router';

export function Timeline({ place }: { place: Place }) {
  const actors = place.query.getAll('actor');
  const after = place.query.get('after');
  const url = apiUrl('/timeline', { actor: actors, ...filtersOf(place.query), limit: 500, after });
  const asked = useApi<Page<TimelineEvent>>(actors.length > 0 ? url : null);
  const events = asked.data?.data ?? [];
  const names = new Map(events.flatMap((e) => [...e.sources, ...e.targets]).map((a) => [a.key, a.name]));
  const title = actors.map((a) => names.get(a) ?? a).join(' – ');
  return (
    <>
      <Head title={title ? `${t('timeline')}: ${title}` : t('timeline')} url={actors.length > 0 ? url : undefined} />
      <Filters query={place.query}>
        <label>{t('actor')}<input name="actor" size={22} required value={actors[0] ?? ''} /></label>
        <label>{t('otherActor')}<input name="actor" size={22} value={actors[1] ?? ''} /></label>
      </Filters>
      {actors.length === 0 && <p>{t('noActor')}</p>}
      <Waiting asked={asked} />
      {asked.data && events.length === 0 && <p>{t('noneFound')}</p>}
      <Lanes events={events} />
      <ol class="events">{events.map((event) => <EventLine key={event.id} event={event} />)}</ol>
      {asked.data?.next && <Link class="more" to={withQuery(place.query, { after: asked.data.next })}>{t('more')}</Link>}
    </>
  );
}
