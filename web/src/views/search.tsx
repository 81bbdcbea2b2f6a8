// What a few words can mean: people, states, others, and sentences that have them.
import { apiUrl, type ActorRow, type Hit, type Page, useApi } from '../api';
import { t } from '../i18n';
import { ActorName, Head, Waiting, visible } from '../parts/basics';
import { Link, type Place, toArticle } from '../router';

function Kind({ title, words, kind }: { title: string; words: string; kind: string }) {
  const found = useApi<Page<ActorRow>>(apiUrl('/people', { q: words, kind, limit: 10 }));
  if (!found.data || found.data.data.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="pairs">{found.data.data.map((row) => (
        <li key={row.key}><ActorName actor={row} /><small class="quiet"> {row.events}×</small></li>
      ))}</ol>
    </section>
  );
}

export function Search({ place }: { place: Place }) {
  const words = place.query.get('q') ?? '';
  const after = place.query.get('after');
  const url = apiUrl('/search', { q: words, after });
  const hits = useApi<Page<Hit>>(words ? url : null);
  return (
    <>
      <Head title={`${t('search')}: ${words}`} url={url} />
      {words && (
        <div class="columns">
          <Kind title={t('people')} words={words} kind="person" />
          <Kind title={t('states')} words={words} kind="state" />
          <Kind title={t('others')} words={words} kind="organisation" />
        </div>
      )}
      <h2>{t('sentencesFound')}</h2>
      <Waiting asked={hits} />
      {hits.data?.data.length === 0 && <p>{t('noneFound')}</p>}
      <ol class="hits">
        {hits.data?.data.map((hit) => (
          <li key={`${hit.document}${hit.begin}`}>
            <p dir="auto">{visible(hit.sentence)}</p>
            <footer>
              <Link to={toArticle(hit.document, hit.source, hit.facts[0])}>{visible(hit.title || hit.document.slice(0, 15))}</Link>
              <span class="quiet">{hit.source && ` ${visible(hit.source)}`} {hit.published} · {hit.facts.length} {t('facts')}</span>
            </footer>
          </li>
        ))}
      </ol>
      {hits.data?.next && <Link class="more" to={`/search?q=${encodeURIComponent(words)}&after=${hits.data.next}`}>{t('more')}</Link>}
    </>
  );
}
