// What the chronicle knows of one actor.
import { apiUrl, type DocumentRow, type Dossier, type Page, type Quote, type TimelineEvent, useApi } from '../api';
import { kindName, number, t, typeName } from '../i18n';
import { ActorName, EventLine, Head, Swatch, Waiting, country, visible } from '../parts/basics';
import { Lanes } from '../parts/lanes';
import { Terms } from '../parts/terms';
import { Link, type Place, toArticle, toFact, toTimeline } from '../router';

export function ActorPage({ place }: { place: Place }) {
  const key = place.path[1] ?? '';
  const url = apiUrl(`/actors/${encodeURIComponent(key)}`);
  const asked = useApi<Dossier>(url);
  const d = asked.data;
  const known = d?.actor.key;
  const events = useApi<Page<TimelineEvent>>(known ? apiUrl('/timeline', { actor: known, limit: 300 }) : null);
  const quotes = useApi<Page<Quote>>(known && d.quotes > 0 ? apiUrl('/quotes', { by: known, limit: 30 }) : null);
  const documents = useApi<Page<DocumentRow>>(known ? apiUrl('/documents', { actor: known, limit: 30 }) : null);
  if (!d) return <><Head title={key} /><Waiting asked={asked} /></>;
  return (
    <>
      <Head title={d.actor.name} url={url} csv={false} />
      <p class="quiet">
        {kindName(d.actor.kind)}{country(d.actor.country) && `, ${d.actor.country}`}{d.actor.sector && `, ${d.actor.sector}`}
        {d.first && ` · ${d.first} – ${d.last}`} · {number(d.documents)} {t('documents').toLowerCase()}
      </p>
      <p class="figures">
        {Object.entries(d.events).map(([type, n]) => (
          <Link key={type} to={`${toTimeline(d.actor.key)}&type=${type}`}><Swatch type={type} />{typeName(type)} <strong>{number(n)}</strong></Link>
        ))}
      </p>
      {d.offices.length > 0 && <section><h2>{t('offices')}</h2><Terms holders={d.offices} /></section>}
      <section>
        <h2><Link to={toTimeline(d.actor.key)}>{t('timeline')}</Link></h2>
        <Waiting asked={events} />
        <Lanes events={events.data?.data ?? []} />
        <details open={(events.data?.data.length ?? 0) < 30}>
          <summary>{t('asTable')}</summary>
          <ol class="events">{events.data?.data.map((event) => <EventLine key={event.id} event={event} />)}</ol>
        </details>
      </section>
      <div class="columns">
        {d.partners.length > 0 && (
          <section>
            <h2>{t('met')}</h2>
            <ol class="pairs">{d.partners.map((p) => (
              <li key={p.key}><ActorName actor={p} /> <Link to={toTimeline(d.actor.key, p.key)} class="quiet">{number(p.events)}×</Link></li>
            ))}</ol>
          </section>
        )}
        <section>
          <h2>{t('spellings')}</h2>
          <ul class="pairs">{d.spellings.map((s) => <li key={s.name}>{visible(s.name)}<small class="quiet"> {number(s.documents)}×</small></li>)}</ul>
          <h2>{t('witnesses')}</h2>
          <Waiting asked={documents} />
          <ul class="pairs">{documents.data?.data.map((w) => (
            <li key={`${w.id}${w.source}`}><Link to={toArticle(w.id, w.source)}>{visible(w.title || w.path)}</Link>
              <small class="quiet"> {visible(w.source ?? '')} {w.published}</small></li>
          ))}</ul>
        </section>
      </div>
      {d.quotes > 0 && (
        <section>
          <h2>{t('said')}</h2>
          <Waiting asked={quotes} />
          {quotes.data?.data.map((q) => (
            <blockquote key={q.id} class="telling">
              <Link to={toFact(q.id)}><q dir="auto">{visible(q.words)}</q></Link>
              <footer class="quiet">{q.reported}{q.about.length > 0 && ` · ${q.about.map((a) => visible(a.name)).join(', ')}`}</footer>
            </blockquote>
          ))}
        </section>
      )}
    </>
  );
}
